"""A page taken apart: its elements as a tree, with ids and links, by the standard library's parser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "br", "hr", "img", "input", "link", "wbr"})


@dataclass
class Element:
    """An element with its attributes, its children and the text right inside it."""

    tag: str
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """The element and everything below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def text(self) -> str:
        """All text inside."""
        return " ".join(" ".join(element.texts) for element in self.walk())

    @property
    def links(self) -> list[str]:
        """Every address that something inside leads to."""
        return [
            e.attributes["href"] for e in self.walk() if e.tag == "a" and "href" in e.attributes
        ]


class Leaves(HTMLParser):
    """The parser; `root` holds the tree when it is done."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.open[-1].texts.append(data.strip())


def leaves(text: str) -> Element:
    """The tree of a page; every element is closed by its own tag."""
    return Leaves(text).root


def ids(root: Element) -> list[str]:
    """Every id, with repetitions."""
    return [e.attributes["id"] for e in root.walk() if "id" in e.attributes]


def by_id(root: Element) -> dict[str, Element]:
    """Elements by id."""
    return {e.attributes["id"]: e for e in root.walk() if "id" in e.attributes}
