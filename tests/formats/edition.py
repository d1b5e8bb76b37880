"""The fictional edition: what a careful reader finds in it, whatever its format."""

# ruff: noqa: E501 - sentences and tags of the edition stand in one line

from __future__ import annotations

from typing import Literal

from attrs import frozen


@frozen
class Piece:
    """One paragraph, heading, list item or table row; ``note`` is the number of a note whose mark ends it."""

    kind: Literal["paragraph", "heading", "numbered", "lettered", "bullet", "quote", "row"]
    text: str
    note: int | None = None


TITLE = "Joint Statement of the 6th Halden Strait Ministerial Meeting of Norvale, Sarenia, and Oskara"
DATELINE = "Port Amsel, March 14, 2026"
DATE = "2026-03-14"
PIECES = (
    Piece(
        "paragraph",
        "Norvale Minister of Defence Ida Brandt, Sarenia Minister of Defence Karin Holt, and Oskara Minister for Security Jorun Pell "
        "met in Port Amsel on March 14, 2026. They reviewed the state of the Halden Strait, which has seen fewer incidents than in "
        "2025, and they exchanged assessments of the long-term outlook.",
    ),
    Piece("heading", "Security of the Strait"),
    Piece(
        "paragraph",
        "The ministers condemned in the strongest terms the missile launches of the Kestrel Authority on Jan. 31 at 6:30 p.m. They "
        "stated that these launches are clear violations of the resolutions of the Assembly of Coastal States (ACSRs).",
        1,
    ),
    Piece(
        "paragraph",
        "The U.S. envoy, Dr. Lena Vell, attended as an observer. Ostmark declared that it “will not be moved by threats.” The "
        "ministers took note of that declaration and reaffirmed that ship-to-ship radio should stay open at all times.",
    ),
    Piece("heading", "Decisions"),
    Piece("paragraph", "The ministers decided on the following steps:"),
    Piece(
        "numbered", "The coast guards of the three states will share radar data within 2.5 hours of any incident in the strait."
    ),
    Piece("numbered", "The three states will hold joint patrols twice a year. The first of them begins on June 2, 2026."),
    Piece(
        "numbered", "A working group, co-chaired by Norvale and Oskara, may propose further measures by the end of the year.", 2
    ),
    Piece("paragraph", "They asked the working group to consider in particular:"),
    Piece("lettered", "common rules for pilots;"),
    Piece("lettered", "a joint school for harbour masters; and"),
    Piece("lettered", "the protection of undersea cables."),
    Piece(
        "quote",
        "“We have kept the strait open for six years, and we intend to keep it open,” Minister Brandt said. “That takes patience, "
        "ships, and a willingness to talk.”",
    ),
    Piece("heading", "Contributions to the Rescue Fund"),
    Piece("row", "Norvale | 40 million crowns | 4 ships"),
    Piece("row", "Sarenia | 25 million crowns | 3 ships"),
    Piece(
        "paragraph",
        "The ministers welcomed the cooperation of fishing communities and the professionalism of their crews. They expressed concern "
        "about the smuggling of fuel, drone parts, and forged papers, and they called on all parties to refrain from any unilateral "
        "action that could raise tensions. They agreed to meet again in Velsund in 2027 on a date to be mutually determined.",
    ),
)
NOTES = (
    "See resolution 17 of the Assembly of Coastal States, adopted on May 4, 2023.",
    "The terms of reference of the group stand in Annex A. They were agreed in Kesh.",
)

#: What the sentences are, in order; table rows and notes included.
SENTENCES = (
    TITLE,
    DATELINE,
    "Norvale Minister of Defence Ida Brandt, Sarenia Minister of Defence Karin Holt, and Oskara Minister for Security Jorun Pell met in "
    "Port Amsel on March 14, 2026.",
    "They reviewed the state of the Halden Strait, which has seen fewer incidents than in 2025, and they exchanged assessments of the "
    "long-term outlook.",
    "Security of the Strait",
    "The ministers condemned in the strongest terms the missile launches of the Kestrel Authority on Jan. 31 at 6:30 p.m.",
    "They stated that these launches are clear violations of the resolutions of the Assembly of Coastal States (ACSRs).",
    "The U.S. envoy, Dr. Lena Vell, attended as an observer.",
    "Ostmark declared that it “will not be moved by threats.”",
    "The ministers took note of that declaration and reaffirmed that ship-to-ship radio should stay open at all times.",
    "Decisions",
    "The ministers decided on the following steps:",
    "The coast guards of the three states will share radar data within 2.5 hours of any incident in the strait.",
    "The three states will hold joint patrols twice a year.",
    "The first of them begins on June 2, 2026.",
    "A working group, co-chaired by Norvale and Oskara, may propose further measures by the end of the year.",
    "They asked the working group to consider in particular:",
    "common rules for pilots;",
    "a joint school for harbour masters; and",
    "the protection of undersea cables.",
    "“We have kept the strait open for six years, and we intend to keep it open,” Minister Brandt said.",
    "“That takes patience, ships, and a willingness to talk.”",
    "Contributions to the Rescue Fund",
    "Norvale | 40 million crowns | 4 ships",
    "Sarenia | 25 million crowns | 3 ships",
    "The ministers welcomed the cooperation of fishing communities and the professionalism of their crews.",
    "They expressed concern about the smuggling of fuel, drone parts, and forged papers, and they called on all parties to refrain from "
    "any unilateral action that could raise tensions.",
    "They agreed to meet again in Velsund in 2027 on a date to be mutually determined.",
    "See resolution 17 of the Assembly of Coastal States, adopted on May 4, 2023.",
    "The terms of reference of the group stand in Annex A.",
    "They were agreed in Kesh.",
)
