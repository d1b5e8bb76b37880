"""Limits that no real statement meets; they stop what was made to exhaust the machine."""

#: Bytes of one source. A statement of a hundred pages with pictures stays under a tenth of it.
MAX_BYTES = 50_000_000
#: Characters of the text of one source: some three hundred pages.
MAX_CHARACTERS = 1_000_000
#: Bytes of all parts of a DOCX file once unpacked.
MAX_UNPACKED = 200_000_000
#: How many times larger than packed the XML parts of a DOCX file may be together; real ones stay under 30.
MAX_EXPANSION = 200
#: Parts in a DOCX file.
MAX_ENTRIES = 10_000
#: Pages of a PDF file.
MAX_PAGES = 2_000
#: Elements inside one another in an HTML page or a DOCX file; real pages stay under 60.
MAX_DEPTH = 1_000
#: Redirects that are followed from an address.
MAX_REDIRECTS = 5
#: Seconds without an answer after which a connection is given up.
CONNECT_SECONDS = 20.0
#: Seconds that fetching one address may take altogether.
FETCH_SECONDS = 60.0
