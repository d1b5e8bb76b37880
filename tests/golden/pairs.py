"""Pairs of texts whose comparisons are kept: the sample series, and invented pairs that are hard in one way each."""

# ruff: noqa: E501 - a paragraph of a statement stands in one line

from __future__ import annotations

import itertools

from tests.making import samples

FIRST = "The ministers condemned the missile launches of Oskara in the strongest terms."
FERRY = "Search crews from both coasts will go on looking for the lost ferry."
TRADE = "Grain shipments through the northern strait have grown since spring."
SCHOOL = "A joint academy for young cadets opens its doors in Port Alder."
BORDER = "They urged the villages along the border to hand in old weapons."
CONVOYS = "The ministers will send convoys of grain to the mountain valleys."

INVENTED: dict[str, tuple[str, str]] = {
    "force up and down": (
        f"{FIRST} They will support the search for the ferry. They may oppose tariffs on timber where possible.",
        "The ministers deplored the missile launches of Oskara. They shall support the search for the ferry without delay."
        " They will oppose tariffs on timber.",
    ),
    "split and merge": (
        f"{BORDER[:-1]} and {CONVOYS[0].lower()}{CONVOYS[1:]} {TRADE} {FERRY} {SCHOOL}",
        f"{BORDER} {TRADE} {CONVOYS} {FERRY[:-1]}, and a{SCHOOL[1:]}",
    ),
    "moved paragraphs": (
        f"Joint Statement of the 13th Norvale Talks\n\nPort Alder, May 12, 2024\n\n{FIRST}\n\n{FERRY}\n\n{TRADE}\n\n{SCHOOL}",
        f"Joint Statement of the 14th Norvale Talks\n\nSarenia City, June 3, 2025\n\n{TRADE}\n\n{SCHOOL}\n\n{FERRY}\n\n{FIRST}",
    ),
    "items of a list": (
        "The Committee requests Sarenia to release fishermen, reopen ports, repair lighthouses, and report on mines.",
        "The Committee requests Sarenia to reopen ports, release all fishermen, mark wrecks, and report on mines and drift nets.",
    ),
    "numbered paragraphs": (
        "1. Recalls its resolution 41 (2023) on ferries;\n\n2. Urges all parties to free the crew;\n\n(a) by land;\n\n(b) by sea;\n\n"
        "3. Decides to remain seized of the matter.",
        "1. Recalls its resolutions 41 (2023) and 52 (2024) on ferries;\n\n2. Demands that all parties free the crew at once;\n\n"
        "(a) by sea;\n\n3. Requests a report within 90 days;\n\n4. Decides to remain seized of the matter.",
    ),
    "a rate and a vote": (
        "The Committee decided to raise the target range for the policy rate by 25 basis points to 5.25 to 5.5 per cent."
        " Inflation remains elevated. Voting for the action were Ada Brink, Chair; Jon Vale; and Mira Holt."
        " Voting against was Per Lund, who preferred to leave the rate unchanged.",
        "The Committee decided to lower the target range for the policy rate by 25 basis points to 5 to 5.25 per cent."
        " Inflation has eased but remains somewhat elevated. Voting for the action were Ada Brink, Chair; Mira Holt; and Per Lund."
        " Voting against was Jon Vale, who preferred to lower the rate by 50 basis points.",
    ),
    "polarity and attribution": (
        "Norvale does not recognize the annexation of the Halden Isles. The envoys believe that talks will resume."
        " Oskara lifted the blockade of Port Amsel.",
        "Norvale recognizes the annexation of the Halden Isles. Some envoys hope that talks may resume."
        " Oskara imposed a blockade of Port Amsel, according to Sarenia.",
    ),
    "facts replaced": (
        "Minister Ada Brink of Norvale met Envoy Jon Vale of Sarenia in Port Alder on May 12, 2024, with 25 vessels and 1,250 crew."
        " The next talks are to be held in Sarenia in 2025.",
        "Minister Per Lund of Norvale met Envoy Jon Vale of Sarenia in Port Amsel on 3 June 2025, with 31 vessels and 1,250 crew."
        " The next talks are to be held in Oskara in 2026.",
    ),
    "conditions and scope": (
        "The parties agreed to share real-time warning data with all members if the council approves. All members will train crews.",
        "The parties agreed to consider sharing warning data with some members, subject to national law, unless the council objects."
        " Members with ports will train crews, as appropriate.",
    ),
    "rewritten as a whole": (
        f"{FIRST} {FERRY} {TRADE}",
        "A new observatory will watch the tides. Its first director comes from Sarenia. Nobody spoke of launches.",
    ),
    "the same sentence often": (
        f"{BORDER} " * 4 + FERRY,
        f"{BORDER} " * 2 + f"{FERRY} {BORDER.replace('urged', 'demanded that')}",
    ),
    "frames and annexes": (
        f"HIGHLIGHTS\n\n{FIRST}\n\nSecurity at sea\n\n{FERRY}\n\nAnnex A\n\n{TRADE}\n\nFor the Government of Norvale\n\nAda Brink",
        f"HIGHLIGHTS\n\n{FIRST}\n\nSafety at sea\n\n{FERRY}\n\n{SCHOOL}\n\nFor the Government of Norvale\n\nPer Lund",
    ),
    "prose without acts": (
        "The tide in Port Alder is early this year. Fish are scarce near the old pier. Children sit on its steps all day."
        " The lamp on the mole has been out since March. A new glass lies in the shed of the keeper. His sister paints boats."
        " Her brushes are made of goat hair. Every boat has a blue line under the rail. The blue comes from a shop in Kesh."
        " Its owner is ninety years old. She was born on a ship.",
        "Fish are scarce near the old pier in this cold spring. The tide in Port Alder is early. Children sit on the steps of the pier."
        " A new glass for the lamp lies in the shed of the keeper. His sister paints boats with brushes of goat hair."
        " The owner of a shop in Kesh sells her the blue. She is ninety and was born on a ship. Every boat has a blue line. The lamp is lit.",
    ),
    "many alike": (
        " ".join(
            f"The ministers urged {who} to free the crew of the {ship} by {day} May."
            for who, ship, day in (
                ("Oskara", "Tern", 3),
                ("Oskara", "Gull", 4),
                ("Sarenia", "Tern", 5),
                ("Sarenia", "Heron", 6),
                ("Norvale", "Auk", 7),
            )
        ),
        " ".join(
            f"The ministers {act} {who} to free the crew of the {ship} by {day} June."
            for act, who, ship, day in (
                ("urged", "Sarenia", "Heron", 6),
                ("demanded that", "Oskara", "Tern", 3),
                ("urged", "Norvale", "Gull", 7),
                ("invited", "Oskara", "Gull", 4),
            )
        ),
    ),
    "matters without a word in common": (
        "Norvale asks Sarenia to free the detained sailors. Norvale welcomed the new semiconductor plant. The sides fear for supply chains."
        " Joint exercises were held off Port Alder. They will fight smuggling and piracy.",
        "Both will pursue the case of abductees. Both will keep chips from running short. Drills of the two navies went on."
        " Deliveries of parts must not be interrupted. Customs officers will board more ships.",
    ),
    "strange characters": (
        "The “minis\u00adters”\u00a0met\u200b.  They co-operate… fully; 中文。 caf\u00e9s\r\n\r\n- 2 -\r\n\r\nMany left \u202equietly\u202c.",
        "The 'ministers' met. They cooperate... in part; 中文。 cafe\u0301s\n\nFew left quietly.",
    ),
}


def pairs() -> dict[str, tuple[str, str]]:
    """All pairs by name: each sample with the next, then the invented ones."""
    found = {
        f"{old.stem} to {new.stem}": tuple(p.read_text("utf-8") for p in (old, new))
        for old, new in itertools.pairwise(samples())
    }
    return {**found, **INVENTED}
