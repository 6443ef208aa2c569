"""Broken variants of the game of the library: a head, then the lines of the case, which begin at line 7."""

HEAD = "format: foedus/1\nkind: game\nname: mine\nlabel: Mine\ntext: Mine.\n"
VARIANT = f"{HEAD}base: patron_client\n"
PLACED = (
    "placement:\n"
    "  kappa: {concept: power_consolidation, from: 0, to: 1}\n"
    "  gamma: {concept: political_compatibility, from: -1, to: 1}\n"
    "  threat: security_requirement\n"
    "  standing: none\n"
    "  why: So.\n"
)

INHERITED = 'which stands in the base "patron_client", library/games/patron_client.yaml'
"""What is said of a range that the file does not give itself."""

Told = tuple[str, str, str, str]
"""Code, line:column, what was found, what to do."""

# What stands in the file below its head; every problem told of it.
CASES: dict[str, tuple[str, list[Told]]] = {
    "a share above one": (
        "parameters:\n  coup: {value: 1.5, basis: x}\n",
        [("FD222", "8:17", "the number 1.5", "correct it")],
    ),
    "a weight of one": (
        "parameters:\n  beta: {value: 1, basis: x}\n",
        [("FD222", "8:17", "the number 1", "correct it")],
    ),
    "text for a number": (
        'parameters:\n  mu: {value: "0.15", basis: x}\n',
        [("FD203", "8:15", '"0.15"', "write it in digits, without quotes")],
    ),
    "a truth for a number": (
        "parameters:\n  mu: {value: true, basis: x}\n",
        [("FD203", "8:15", "the value true", "write it in digits, without quotes")],
    ),
    "a list for a number": (
        "parameters:\n  mu: {value: [0.1], basis: x}\n",
        [("FD203", "8:15", "a list", "write it in digits, without quotes")],
    ),
    "a number for a list": (
        "parameters:\n  thetas: {value: 0.1, basis: x}\n",
        [
            (
                *("FD203", "8:19", "the number 0.1"),
                "write items in brackets, or each on a line after a hyphen",
            )
        ],
    ),
    "no number": (
        "parameters:\n  mu: {value: .nan, basis: x}\n",
        [
            (
                *("FD114", "8:15", ".nan, which is no finite number"),
                "write the number out, or put it in quotes if it is meant as text",
            )
        ],
    ),
    "numbers that are none, beside other faults": (
        (
            "parameters:\n  mu: {value: .nan, basis: x}\n  beta: {value: 1, basis: x}\n"
            "  coup: {value: 1e999, basis: x}\n  coup: {value: 0.5, basis: x}\n"
        ),
        [
            (
                *("FD114", "8:15", ".nan, which is no finite number"),
                "write the number out, or put it in quotes if it is meant as text",
            ),
            ("FD222", "9:17", "the number 1", "correct it"),
            (
                *("FD114", "10:17", "the number 1e999, too large to be held"),
                "write the number out, or put it in quotes if it is meant as text",
            ),
            (
                *("FD112", "11:3", 'the key "coup" a second time (first on line 10)'),
                "delete one of the two, or rename it",
            ),
        ],
    ),
    "an intensity that falls": (
        "parameters:\n  military: {value: [0, 0.5, 0.2], basis: x}\n",
        [
            (
                *("FD227", "8:30", "the number 0.2 after 0.5"),
                "what a design gives must not fall with depth",
            )
        ],
    ),
    "a cost that falls": (
        (
            "parameters:\n  commit: {value: [0, 0.5, 0.2], basis: x, range: [[0, 0, 0.1], [0, 1, 1]],"
            " reason: y}\n"
        ),
        [
            (
                *("FD227", "8:28", "the number 0.2 after 0.5"),
                "what a design gives must not fall with depth",
            ),
            (
                *("FD227", "8:59", "a range that begins at 0.1, where the one before ends at 1"),
                "let each begin where the one before has ended; draws must keep the order",
            ),
        ],
    ),
    "protection without an alliance": (
        (
            "parameters:\n  security: {value: [0.1, 0.5, 1], basis: x, range: [[0, 0, 1], [0, 1, 1]],"
            " reason: y}\n"
        ),
        [
            (
                *("FD228", "8:22", "the number 0.1"),
                "without an alliance there is nothing to protect, to reach through or to pay for",
            ),
        ],
    ),
    "levels that do not rise": (
        "parameters:\n  thetas: {value: [0.1, 0.1], basis: x}\n",
        [
            (
                *("FD227", "8:25", "the number 0.1 after 0.1"),
                "give each level once, lowest first",
            )
        ],
    ),
    "no level": (
        "parameters:\n  thetas: {value: [], basis: x, range: [[], []], reason: y}\n",
        [
            ("FD206", "8:19", "an empty list", "add one"),
            ("FD206", "8:41", "an empty list", "add one"),
            ("FD206", "8:45", "an empty list", "add one"),
        ],
    ),
    "two designs": (
        "parameters:\n  legitimacy: {value: [0, 1], basis: x}\n",
        [
            (
                *("FD229", "8:23", "a list of 2"),
                "give them in order: none, without institutions, with institutions",
            )
        ],
    ),
    "more levels than the range that is inherited": (
        "parameters:\n  thetas: {value: [0.02, 0.06, 0.12], basis: x}\n",
        [
            (
                *("FD229", "8:19", f"ends of other lengths than the value, {INHERITED}"),
                'give the value a "range:" of its own, with its "reason:", or another value',
            )
        ],
    ),
    "an empty grid": (
        "grid: {n_kappa: 0, n_gamma: 1}\n",
        [
            ("FD222", "7:17", "the number 0", "correct it"),
            ("FD222", "7:29", "the number 1", "correct it"),
        ],
    ),
    "a grid of half points": (
        "grid: {n_kappa: 2.5}\n",
        [("FD203", "7:17", "the number 2.5", "correct the value")],
    ),
    "a grid that cannot be held": (
        "grid: {n_kappa: 1001, n_gamma: 1001}\n",
        [
            (
                *("FD230", "7:32", "2,004,002 states on 1001 × 1001 points and 2 levels"),
                "take fewer points, or fewer levels",
            )
        ],
    ),
    "a drift below the grid": (
        "parameters:\n  sd_gamma: {value: 0.0001, basis: x, range: [0.0001, 1], reason: y}\n",
        [
            (
                *("FD222", "8:21", "the number 0.0001"),
                "below that no point of the grid can be reached; widen it, or take more points",
            ),
            (
                *("FD222", "8:47", "the number 0.0001"),
                "below that no point of the grid can be reached; widen it, or take more points",
            ),
        ],
    ),
    "an unknown key": (
        "colour: red\n",
        [("FD201", "7:1", 'unknown key "colour"', "delete it, or rename it")],
    ),
    "an unknown parameter": (
        "parameters:\n  coop: {value: 1, basis: x}\n",
        [("FD201", "8:3", 'unknown key "coop"', 'did you mean "coup"?')],
    ),
    "an unknown rule": (
        "rules: {proposr: client, horizon: 0, meddling: 1}\n",
        [
            ("FD201", "7:9", 'unknown key "proposr"', 'did you mean "proposer"?'),
            ("FD222", "7:35", "the number 0", "correct it"),
            ("FD203", "7:48", "the number 1", "write true or false, without quotes"),
        ],
    ),
    "nobody proposes": (
        "rules: {proposer: clint, horizon: never}\n",
        [
            ("FD204", "7:19", '"clint"', 'did you mean "client"?'),
            ("FD203", "7:35", '"never"', "correct the value"),
        ],
    ),
    "a new value on no basis": (
        "parameters:\n  mu: {value: 0.1}\n",
        [("FD202", "8:7", 'no key "basis"', 'add "basis:" with its value')],
    ),
    "a range without a reason": (
        "parameters:\n  mu: {range: [0.1, 0.2]}\n",
        [("FD202", "8:7", 'no key "reason"', 'add "reason:" with its value')],
    ),
    "ranges that are none": (
        (
            "parameters:\n"
            "  mu: {range: [0.2, 0.1], reason: x}\n"
            "  lam: {range: [0.1, 0.2], reason: x}\n"
            "  coup: {range: [0.1], reason: x}\n"
            "  rent: {range: [[0], [1]], reason: x}\n"
            "  persist: {range: [0.9, 1.1], reason: x}\n"
            "  thetas: {range: [0, 1], reason: x}\n"
            "  commit: {range: [[0, 0.1], [0, 1]], reason: x}\n"
        ),
        [
            ("FD223", "8:15", "a range from 0.2 to 0.1", "swap them"),
            (
                *("FD223", "9:16", "a range from 0.1 to 0.2"),
                "correct the value or its range",
            ),
            ("FD203", "10:17", "a list", "write [lowest, highest]"),
            ("FD203", "11:17", "a list", "write it in digits, without quotes"),
            ("FD222", "12:26", "the number 1.1", "correct it"),
            (
                *("FD203", "13:19", "a list"),
                "write [[ … ], [ … ]], the lowest of each number, then the highest",
            ),
            (
                *("FD229", "14:19", "ends of other lengths than the value"),
                "give 3 numbers for each end",
            ),
            (
                *("FD229", "14:20", "a list of 2"),
                "give them in order: none, without institutions, with institutions",
            ),
            (
                *("FD229", "14:30", "a list of 2"),
                "give them in order: none, without institutions, with institutions",
            ),
        ],
    ),
    "a value outside the range that is inherited": (
        "parameters:\n  mu: {value: 0.9, basis: x}\n",
        [
            (
                *("FD223", "8:15"),
                f"a range from 0.05 to 0.3, {INHERITED}",
                'give the value a "range:" of its own, with its "reason:", or another value',
            )
        ],
    ),
    "parts that are none": (
        'source: ["kim_woods_2022", ""]\nrules: 3\ngrid:\nparameters: x\nplacement:\n',
        [
            (
                *("FD211", "7:28", '"" as a reference'),
                "close each bracket; a locator holds no brackets itself",
            ),
            *(
                ("FD203", at, found, "write each key on a line of its own, key: value")
                for at, found in (
                    ("8:8", "the number 3"),
                    ("9:6", "nothing"),
                    ("10:13", '"x"'),
                    ("11:11", "nothing"),
                )
            ),
        ],
    ),
    "a placement along what is not there": (
        PLACED.replace("power_consolidation, from: 0, to: 1", "power_consolidatio, from: 2, to: 2"),
        [
            (
                "FD304",
                "8:20",
                'unknown concept "power_consolidatio"',
                'did you mean "power_consolidation"?',
            ),
            ("FD222", "8:46", "the number 2", "correct it"),
            ("FD222", "8:53", "the number 2", "correct it"),
            (
                *("FD223", "8:53", "the same state, 2, for members and others"),
                "let it run from the state without membership to that with full membership",
            ),
        ],
    ),
    "a placement that is broken hides nothing of the rest of it": (
        PLACED.replace("-1, to: 1", "-1, too: 1").replace("requirement", "requiremnt"),
        [
            ("FD201", "9:55", 'unknown key "too"', 'did you mean "to"?'),
            (
                *("FD304", "10:11", 'unknown concept "security_requiremnt"'),
                'did you mean "security_requirement"?',
            ),
        ],
    ),
}
