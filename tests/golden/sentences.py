"""Single sentences in two wordings, one for each thing that a change can be; told in one file, a few lines each."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

SENTENCES: list[tuple[str, str]] = [
    # Acts, modals and degrees
    ("The ministers condemned the launch.", "The ministers deplored the launch."),
    ("The Committee urged Oskara to free the crew.", "The Committee demanded that Oskara free the crew."),
    ("The sides will share warning data.", "The sides may share warning data."),
    ("The sides agreed to share warning data.", "The sides agreed to consider sharing warning data."),
    ("The ministers strongly condemned the launch.", "The ministers condemned the launch."),
    ("The ministers condemned the launch.", "The ministers condemned the launch in the strongest terms."),
    ("Inflation remains elevated.", "Inflation remains somewhat elevated."),
    ("They expressed grave concern over the blockade.", "They expressed concern over the blockade."),
    ("They shall fully support the search.", "They will support the search to some extent."),
    (
        "The envoys strongly welcomed talks and demanded quiet borders.",
        "The envoys welcomed talks and firmly demanded quiet borders.",
    ),
    # Polarity
    ("The Committee decided to raise the rate.", "The Committee decided to lower the rate."),
    ("Norvale does not recognize the annexation.", "Norvale recognizes the annexation."),
    ("Oskara will join the patrols.", "Oskara will not join the patrols."),
    ("No progress was made on fishing.", "Progress was made on fishing."),
    ("The isles must never be fortified.", "The isles must be fortified."),
    ("Oskara lifted its blockade of Port Amsel.", "Oskara imposed a blockade of Port Amsel."),
    # Conditions, scope, certainty, attribution
    ("The sides will train crews.", "The sides will train crews where possible."),
    ("The sides will train crews if the council approves.", "The sides will train crews."),
    ("Subject to national law, members will open their ports.", "Members will open their ports."),
    ("All members will open their ports.", "Some members will open their ports."),
    ("Members will open their ports.", "All members will open their ports."),
    ("The talks will probably resume.", "The talks will certainly resume."),
    ("The envoys believe that the talks will resume.", "The talks will resume."),
    ("The ministers noted the report.", "The ministers noted the report, so that the force may carry on."),
    ("According to Sarenia, the ferry was lost.", "The ferry was lost."),
    ("The ministers agreed on the plan.", "The ministers of Norvale agreed on the plan."),
    # Facts
    ("They met on May 12, 2024, in the old harbour.", "They met on 3 June 2025 in the old harbour."),
    ("The fleet of 25 vessels left the harbour early.", "The fleet of 31 vessels left the harbour early."),
    ("Envoy Jon Vale opened the session.", "Envoy Mira Holt opened the session."),
    ("The 13th session met in Port Alder.", "The 14th session met in Port Amsel."),
    ("Spending rose by 2.5 per cent to 40 million crowns.", "Spending rose by 3 per cent to 52 million crowns."),
    ("The convoy of 450 soldiers will stay.", "The convoy of a few soldiers will stay."),
    ("They will report at some time.", "They will report by 1 March 2025."),
    ("The mission will stay for some time.", "The mission will stay until May 2026."),
    ("At least 40 vessels were lost.", "40 vessels were lost."),
    ("The fleet left on May 3, 2024, after long talks.", "The fleet left after long talks on June 9, 2024."),
    (
        "The session was opened by Ada Brink, Per Lund, and Mira Holt.",
        "The session was opened by Mira Holt, Jon Vale, and Ada Brink.",
    ),
    (
        "Present were Ada Brink, Director for Policy; Per Lund, Chief of Staff.",
        "Present were Ada Brink, Director for Policy; Jon Vale, Chief of Staff.",
    ),
    # What came and went
    ("They condemned the missile launch.", "They condemned the missile launch, urged calm at sea, and demanded quiet borders."),
    ("They called for calm and for the release of the crew of the ferry.", "They called for calm."),
    ("Prices remain high.", "Prices have risen and remain high."),
    (
        "The ministers will support the search.",
        "The ministers will support the search and the repair of the northern lighthouse.",
    ),
    ("The ministers will meet again.", "The ministers will meet again in Port Alder in the spring."),
    ("They opened the harbour.", "They opened the large harbour."),
    (
        "The old harbour of Kesh was opened to the fishing fleet of the coast.",
        "The harbour of Kesh was opened to a part of the fishing fleet of the long coast.",
    ),
    (
        "They requested Sarenia to release fishermen, reopen ports, and repair lighthouses.",
        "They requested Sarenia to reopen ports and release fishermen.",
    ),
    (
        "The sides will hold exercises at sea, in the air, and on land.",
        "The sides will hold exercises at sea, on land, and in space.",
    ),
    (
        "The envoys met; they spoke of trade.",
        "The envoys met; they spoke of trade; they signed nothing, and no date was set for the next round.",
    ),
    (
        "They visited a school.",
        "They visited the nine old wooden lighthouses along the windy northern coast of the outer Halden Isles.",
    ),
    (
        "They condemned the raids.",
        "They condemned the raids, although the sides may differ on who ordered them, and called for calm.",
    ),
    ("They condemned the raids and agreed to pay for the repair of the bridge.", "They condemned the raids."),
    ("They thanked the crew of the ferry, who had long been at sea, and left.", "They left."),
    # Wording
    (
        "They condemned the seizure of the trawlers Tern and Gull by coast guards of Oskara near Kesh in spring.",
        "They deplored that coast guards of Oskara in spring seized two trawlers by the names of Tern and Gull near Kesh.",
    ),
    (
        "They agreed to send grain ships with escorts through the northern strait and to pay their crews.",
        "They agreed never to send grain ships with escorts through the northern strait or pay crews.",
    ),
    ("The fleet will leave in some weeks.", "The fleet will leave on 1 March 2025."),
    ("Some 40 boats may leave soon.", "Exactly 40 boats will leave soon."),
    ("They will stop exports of timber.", "They will cease exports of timber."),
    ("The delegations praised the harbour pilots of Kesh.", "The delegations criticized the railway engineers of Norvale."),
    (
        "The harbour pilots of Kesh wrote a long letter to the council.",
        "Grain prices fell sharply after the autumn storms had passed over Sarenia.",
    ),
    ("The plan is a good plan for the coast.", "The plan is a sound plan for the coast."),
    ("A joint academy for young cadets opens its doors.", "A joint school for young sailors opens its gates in autumn."),
    ("The “ministers” co-operate fully – as ever.", 'The "ministers" cooperate fully - as ever.'),
    ("They also urged restraint.", "Moreover, they urged restraint."),
    ("The sides discussed ports and farms.", "The sides discussed farms and ports."),
    ("They have opened a harbour.", "They opened the harbour."),
    (
        "The three sides reaffirmed their ironclad commitment to the defence of Sarenia.",
        "The three sides affirmed their commitment to defend Sarenia.",
    ),
    (
        "The Council decides to extend the mandate of the mission until 30 June 2024 and to keep it under review.",
        "The Council intends to extend the mandate of the mission until 30 June 2025.",
    ),
    (
        "They urged Oskara to return to talks without conditions and to end its launches.",
        "They invited Oskara to return to talks and called on it to end all launches at once.",
    ),
]
#: Two sentences against two, where a matter is said elsewhere with other force.
ELSEWHERE: list[tuple[str, str]] = [
    (
        "The sides discussed fishing in the northern strait. They condemned the seizure of the fishing trawlers Tern, Gull and Heron off Kesh.",
        "A seizure of the fishing trawlers Tern, Gull and Heron off Kesh was deplored by the ministers, who spoke of little else. Grain was plentiful.",
    ),
    (
        "They will support the ferry search with two ships. The harvest was late, and they urged Sarenia to rebuild the wooden bridge over the Amsel river.",
        "They will support the ferry search with two ships, and they demanded that Sarenia rebuild the wooden bridge over the Amsel river. Snow fell.",
    ),
    (
        "The ministers reviewed their year. They agreed to establish a hotline for vessels in distress near the Halden Isles. They thanked their hosts.",
        "They thanked their hosts and decided to consider establishing a hotline for vessels in distress near the Halden Isles. The year was reviewed.",
    ),
]
