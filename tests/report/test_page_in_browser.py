"""The page in a real Chromium: axe finds nothing, nothing scrolls sideways, nothing leaves, it prints."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.report.studies import STUDIES, text

pytestmark = pytest.mark.browser

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
# All of axe but two rules on colours, for which it needs a millisecond a text: there one text of each look is
# asked, a look being the elements around it with their classes and styles.
JUDGED = """async () => {
    const colours = ['color-contrast', 'link-in-text-block'];
    const rules = Object.fromEntries(colours.map((rule) => [rule, {enabled: false}]));
    const rest = await axe.run(document, {rules, resultTypes: ['violations']});
    const look = (element) => {
        const around = [];
        for (let e = element; e && e.tagName !== 'BODY'; e = e.parentElement)
            around.push(e.tagName, e.getAttribute('class') || '', e.getAttribute('style') || '');
        return around.join(' ');
    };
    const says = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    const looks = new Map();
    for (const e of document.querySelectorAll('body :not(svg *)'))
        if (says(e) && e.getClientRects().length && !looks.has(look(e))) looks.set(look(e), e);
    const coloured = await axe.run({include: [...looks.values()]}, {
        runOnly: colours, resultTypes: ['violations'],
    });
    return [...rest.violations, ...coloured.violations];
}"""
# The large page is asked about every width and every scheme once, the small one about all four pairs.
SIGHTS = [
    ("toyland", 1440, "light"),
    ("toyland", 1440, "dark"),
    ("toyland", 400, "light"),
    ("toyland", 400, "dark"),
    ("panel", 1440, "dark"),
    ("panel", 400, "light"),
    ("korea", 1440, "light"),
    ("korea", 400, "dark"),
]


@dataclass
class Sight:
    """A page as opened, with everything that went wrong or out."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.skip(f"no Chromium at {CHROMIUM} (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


def look(browser: Browser, folder: Path, study: str, width: int, scheme: str) -> Sight:
    """Open the page of a study from a file."""
    file = folder / f"{study}.html"
    file.write_text(text(study), encoding="utf-8")
    page = browser.new_page(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    sight = Sight(page)
    page.on("console", lambda message: sight.said.append(message.text))
    page.on("pageerror", lambda error: sight.said.append(str(error)))
    page.on("dialog", lambda dialog: sight.said.append(dialog.message))
    page.on("request", lambda request: sight.asked.append(request.url))
    page.goto(file.as_uri())
    return sight


def judged(page: Page) -> list[tuple[str, str, list[str]]]:
    """What axe finds wrong: rule, its words, some of the elements."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return [
        (f["id"], f["help"], [n["html"][:120] for n in f["nodes"][:3]])
        for f in page.evaluate(JUDGED)
    ]


@pytest.mark.parametrize(("study", "width", "scheme"), SIGHTS)
def test_axe_finds_nothing(
    chromium: Browser, tmp_path: Path, study: str, width: int, scheme: str
) -> None:
    page = look(chromium, tmp_path, study, width, scheme).page
    told = judged(page)
    page.close()
    assert not told


@pytest.mark.parametrize("where", ["td", "main p"])
def test_a_faint_text_is_found(chromium: Browser, tmp_path: Path, where: str) -> None:
    page = look(chromium, tmp_path, "toyland", 1440, "light").page
    page.add_style_tag(content=f"{where} {{color: #ddd !important}}")
    told = judged(page)
    page.close()
    assert [name for name, *_ in told] == ["color-contrast"]


def test_a_link_that_looks_like_its_text_is_found(chromium: Browser, tmp_path: Path) -> None:
    page = look(chromium, tmp_path, "toyland", 1440, "light").page
    page.add_style_tag(
        content="a, p, li {color: #333 !important; text-decoration: none !important}"
    )
    told = judged(page)
    page.close()
    assert "link-in-text-block" in [name for name, *_ in told]


@pytest.mark.parametrize("study", STUDIES)
@pytest.mark.parametrize("width", [320, 400, 768, 1440])
def test_the_page_never_scrolls_sideways(
    chromium: Browser, tmp_path: Path, study: str, width: int
) -> None:
    page = look(chromium, tmp_path, study, width, "light").page
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert wide <= width


@pytest.mark.parametrize("study", STUDIES)
def test_nothing_leaves_and_nothing_is_said(chromium: Browser, tmp_path: Path, study: str) -> None:
    sight = look(chromium, tmp_path, study, 1440, "light")
    sight.page.mouse.move(300, 300)
    sight.page.wait_for_timeout(200)
    sight.page.close()
    assert [url for url in sight.asked if not url.startswith("file:")] == []
    assert len(sight.asked) == 1
    assert sight.said == []


def test_no_script_of_an_evil_study_comes_to_life(chromium: Browser, tmp_path: Path) -> None:
    page = look(chromium, tmp_path, "evil", 1440, "light").page
    living = page.evaluate(
        "document.querySelectorAll('script, img, iframe, [onload], [onerror], [onmouseover],"
        ' a[href^="javascript" i]\').length'
    )
    page.close()
    assert living == 0


@pytest.mark.parametrize("study", ["toyland", "korea"])
def test_it_prints(chromium: Browser, tmp_path: Path, study: str) -> None:
    page = look(chromium, tmp_path, study, 1440, "light").page
    printed = page.pdf(format="A4")
    page.close()
    assert printed.startswith(b"%PDF")
    assert len(printed) > 50_000


@pytest.mark.parametrize("study", ["toyland", "korea"])
def test_print_hides_nothing(chromium: Browser, tmp_path: Path, study: str) -> None:
    page = look(chromium, tmp_path, study, 794, "light").page
    page.emulate_media(media="print")
    hidden = page.evaluate(
        "[...document.querySelectorAll('main p, main td, main th, main li, main dd, main h2')]"
        ".filter(e => !e.getClientRects().length && e.textContent.trim()).map(e => e.outerHTML)"
    )
    page.close()
    assert hidden == []


@pytest.mark.parametrize("study", ["toyland", "korea"])
@pytest.mark.parametrize("width", [400, 1440])
def test_no_lettering_leaves_its_drawing(
    chromium: Browser, tmp_path: Path, study: str, width: int
) -> None:
    page = look(chromium, tmp_path, study, width, "light").page
    out = page.evaluate(
        """[...document.querySelectorAll('svg.drawing')].filter(s => s.getClientRects().length)
        .flatMap(s => { const f = s.getBoundingClientRect(); return [...s.querySelectorAll('text')]
          .filter(t => { const b = t.getBoundingClientRect();
            return b.left < f.left - 2 || b.right > f.right + 2 || b.bottom > f.bottom + 2 })
          .map(t => t.textContent) })"""
    )
    page.close()
    assert out == []


@pytest.mark.parametrize(("width", "drawn"), [(400, "narrow"), (1440, "wide")])
def test_each_width_has_its_own_drawings(
    chromium: Browser, tmp_path: Path, width: int, drawn: str
) -> None:
    page = look(chromium, tmp_path, "korea", width, "light").page
    shown = page.evaluate(
        "[...document.querySelectorAll('svg.drawing')].filter(s => s.getClientRects().length)"
        ".map(s => s.getAttribute('aria-labelledby').split(' ')[0])"
    )
    page.close()
    ledgers = STUDIES["korea"]().tracings
    assert len(shown) == 2 + 4 * len(ledgers)
    assert all(f".{drawn}-title" in name for name in shown)
