"""Codes: every problem that foedus can find in files, with its meaning in one line."""

from __future__ import annotations

UNREADABLE = "FD1"
"""What begins so is a file that cannot be read at all; the rest are findings in readable files."""

RANGES = {
    "FD1": "Unreadable: the file cannot be read, so nothing in it is known",
    "FD2": "Form: a value or a key does not have the shape that its place asks for",
    "FD3": "Names: something is named that is not there, or twice",
    "FD4": "Method: what the field would object to",
    "FD5": "Theory: a theory that does not answer each world once",
    "FD7": "Data: a published data set cannot be had, or is not what it should be",
}

CODES = {
    "FD101": "There is no such file or folder.",
    "FD102": "What lies there is not a file (or folder) that can be read.",
    "FD103": "The file is larger than 5,000,000 bytes.",
    "FD104": "The file is not text in UTF-8.",
    "FD105": "The file holds a control character.",
    "FD106": "The file is not YAML.",
    "FD107": "The file is empty, or does not have keys at its top.",
    "FD108": "Values are nested more than 64 deep.",
    "FD109": "The file holds more than 200,000 values.",
    "FD110": "The file uses an anchor, an alias, a tag or a directive.",
    "FD111": "The file uses a merge key.",
    "FD112": "A key stands twice in one mapping.",
    "FD113": "A key is not text.",
    "FD114": "A number is not finite, or too long to be held.",
    "FD115": "The file holds more than one document.",
    "FD116": "The file lies outside the folder of the study.",
    "FD117": "A file to be written exists already.",
    "FD201": "The key is unknown here.",
    "FD202": "A key is missing.",
    "FD203": "The value is of the wrong kind (a number for a text, a text for a list).",
    "FD204": "The word is not one of those that can stand here.",
    "FD205": "The name has characters that names cannot have.",
    "FD206": "A text or a list is empty that must not be.",
    "FD207": "A text is too long.",
    "FD208": "The format is not one that this foedus reads.",
    "FD209": "The file is of another kind than its place asks for.",
    "FD210": "The date is not EDTF, or no day of the calendar.",
    "FD211": "The reference is not key[locator].",
    "FD212": "The value is no membership.",
    "FD213": "The condition is no expression.",
    "FD214": "An item does not say what it bears on, or says it in the wrong pair of keys.",
    "FD215": "A change does not say what it changes.",
    "FD216": "The structure of a concept is missing, double or impossible.",
    "FD217": "A clause neither expects a design nor is silent, or does both.",
    "FD218": "A bibliography entry cannot be read.",
    "FD219": "A bibliography entry lacks what it takes to cite it.",
    "FD220": "A bibliography key stands twice.",
    "FD221": "A file in the folder of the study is not read.",
    "FD222": "A number lies outside its range.",
    "FD223": "Bounds are out of order, or leave their number out.",
    "FD224": "A likelihood is given in no way, in several, or with keys that do not go with it.",
    "FD225": "A clue is neither an item nor described, or both.",
    "FD226": "A group is neither judged as one nor discounted, or both.",
    "FD227": "Numbers that must rise, or must not fall, are out of order.",
    "FD228": "An intensity for no alliance is not 0.",
    "FD229": "A list has more numbers than its place asks for, or fewer.",
    "FD230": "The grid of a game has more states than can be held.",
    "FD301": "The actor is unknown.",
    "FD302": "The episode is unknown.",
    "FD303": "The source is unknown.",
    "FD304": "The concept is unknown.",
    "FD305": "The evidence item is unknown.",
    "FD306": "The coder is unknown.",
    "FD307": "The lane is unknown.",
    "FD308": "The arrangement is unknown.",
    "FD309": "The theory is unknown.",
    "FD310": "The design rule is unknown.",
    "FD311": "The reading taken is unknown.",
    "FD312": "The name stands twice.",
    "FD314": "A bibliography entry contradicts the library's entry of the same key.",
    "FD315": "The hypothesis is unknown.",
    "FD316": "The clue is unknown.",
    "FD317": "The group of clues is unknown.",
    "FD318": "There is no ledger of the episode weighed.",
    "FD319": "The scale is unknown.",
    "FD320": "The word is none of the ledger's scale.",
    "FD321": "The measure is unknown.",
    "FD322": "The game is unknown.",
    "FD323": "A game is in the end a variant of itself.",
    "FD401": "A paged work read at first hand is cited without page or section.",
    "FD402": "A value is given to a concept that is made of parts.",
    "FD403": "A value is given without a reason.",
    "FD404": "A known value is given on no evidence.",
    "FD405": "An item dated after the choice is not marked so.",
    "FD406": "An item takes a side on an indicator, or a direction on a pathway.",
    "FD407": "The reading taken changes something.",
    "FD408": "A decision has one reading only.",
    "FD409": "An episode has one state as client and as patron.",
    "FD410": "An arrangement says nothing of a feature that the design rule asks for.",
    "FD411": "A coding relies on an item of other episodes only.",
    "FD412": "A coding has one item on both sides.",
    "FD413": "A coder codes one indicator of one episode twice.",
    "FD414": "A record says nobody who says so.",
    "FD415": "A concept is a part of itself.",
    "FD416": "Two actors go by one spelling.",
    "FD417": "A test has no arrangement to compare with.",
    "FD418": "The design was chosen outside the episode's period.",
    "FD419": "A client, patron, party or side is no state.",
    "FD420": "A concept has one part twice.",
    "FD421": "A concept has too many levels or too much below it.",
    "FD422": "A work marked as uncited is cited.",
    "FD423": "An episode has two ledgers.",
    "FD424": "A ledger has fewer than two hypotheses.",
    "FD425": "A prior leaves out a hypothesis.",
    "FD426": "Prior probabilities are not each above 0 and below 1, or not 1 together.",
    "FD427": "A prior has the name of the one that is built in.",
    "FD428": "A clue stands in two groups.",
    "FD429": "A group has fewer than two clues.",
    "FD430": "A clue is an item of other episodes.",
    "FD431": "Two clues of no common group rest on one passage.",
    "FD432": "Nobody weighs a ledger.",
    "FD433": "The words of a scale are out of order.",
    "FD434": "A coder leaves out a clue.",
    "FD435": "A coder leaves out a group of clues.",
    "FD436": "A coder weighs something twice.",
    "FD437": "A row leaves out a hypothesis.",
    "FD438": "A row mixes decibels with probabilities or words.",
    "FD439": "A row of decibels has a cell for the hypothesis they are against.",
    "FD440": "Decibels are given for a clue that was not found.",
    "FD441": "A likelihood is the same as itself, or as one that is the same as another.",
    "FD442": "A likelihood of 0 or 1 does not say that logic makes it so.",
    "FD443": "A likelihood of 0 or 1 has bounds that leave something open.",
    "FD444": "A group judged as one is likelier, or less likely, than its clues together can be.",
    "FD445": "An actor that is no state has a state's number.",
    "FD501": "A theory names a concept that is not defined.",
    "FD502": "Two clauses share a name.",
    "FD503": "A clause cites nobody.",
    "FD504": "The figure is drawn over a concept that no clause uses.",
    "FD505": "A theory has more conditions than can be asked.",
    "FD506": "A theory names a mean and one of its parts.",
    "FD510": "A world within the scope is answered by no clause.",
    "FD511": "A world within the scope is answered by several clauses.",
    "FD512": "A clause answers no world within the scope.",
    "FD513": "A reading of a decision leaves a theory without an answer to each world.",
    "FD701": "The release, or its file, is not here.",
    "FD702": "The file has no layout of the release: columns are missing.",
    "FD703": "The archive does not hold the file of the release.",
    "FD704": "A row has more fields than the header, or fewer.",
    "FD705": "A field is not what its column asks for: words where a number belongs.",
    "FD706": "The file is of another version, or has another number of rows than its version.",
    "FD707": "The rows of a file contradict one another.",
    "FD708": "A value lies outside what its column can hold.",
    "FD709": "The library that reads files of this kind is not installed.",
    "FD710": "The archive is unsafe: a member is no plain file below its folder.",
    "FD711": "The archive, or the file, holds more than it may.",
    "FD712": "The archive, or the file of Stata, R or Excel, is damaged or ends too early.",
    "FD713": "A row has the key of another row, which is to tell them apart.",
    "FD714": "A day that no calendar has, or a spell that ends before it begins.",
    "FD715": "Several archives, or several members of one, could be the file, and they differ.",
    "FD720": "The network is switched off.",
    "FD721": "The address is not https, or leads to a machine that is not public.",
    "FD722": "The server does not give the file.",
    "FD723": "The download is larger than it may be.",
    "FD724": "The download ended too early, or so that nobody knows whether it was all.",
    "FD725": "The download is too slow.",
    "FD726": "The file has another sha256 than it should have.",
    "FD727": "The release has no address: it is fetched by hand.",
    "FD728": "Another process is downloading the same file.",
    "FD729": "The server sends to another one that the release does not name.",
}


def is_unreadable(code: str) -> bool:
    """Whether the code says that a file could not be read.

    Examples
    --------
    >>> is_unreadable("FD104"), is_unreadable("FD301")
    (True, False)
    """
    return code.startswith(UNREADABLE)


def reference_page() -> str:
    """The reference of problems, in Markdown: one table for each range of codes.

    Examples
    --------
    >>> reference_page().splitlines()[0]
    '# Problems'
    """
    lines = ["# Problems", ""]
    lines += ["Every problem has a code that stays the same from one version to the next."]
    for prefix, meaning in RANGES.items():
        title, _, rest = meaning.partition(": ")
        lines += ["", f"## {prefix}xx: {title.lower()}", "", f"{rest[0].upper()}{rest[1:]}.", ""]
        lines += ["| code | meaning |", "|---|---|"]
        lines += [f"| {code} | {said} |" for code, said in CODES.items() if code.startswith(prefix)]
    return "\n".join(lines) + "\n"
