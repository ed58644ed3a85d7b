"""What a Word style says of a paragraph and its runs."""

from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn

VALUE, STYLE_ID = qn("w:val"), qn("w:styleId")
OFF = frozenset(("0", "false", "off", "none"))
DEEPEST = 10

Element = Any


@dataclass(frozen=True, slots=True)
class Look:
    """`style` is the style's id; size is in points, 0 where unknown; `listed` has a bullet."""

    style: str = ""
    size: float = 0.0
    bold: bool = False
    listed: bool = False


class Styles:
    """The file's paragraph and character styles by their id."""

    def __init__(self, root: Element) -> None:
        self._styles = {style.get(STYLE_ID): style for style in root.iter(qn("w:style"))}
        self._base = _with_run_properties(Look(), root.find(f".//{qn('w:rPrDefault')}"))
        self._looks: dict[str, Look] = {}

    def of_paragraph(self, paragraph: Element) -> Look:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return self._base
        name = _value(properties, "w:pStyle")
        look = self._look(name) if name else self._base
        listed = look.listed or properties.find(qn("w:numPr")) is not None
        return replace(look, listed=listed)

    def of_run(self, run: Element, look: Look) -> Look:
        """The paragraph's look with what the run changes of it."""
        name = _value(run.find(qn("w:rPr")), "w:rStyle")
        if name in self._styles:
            look = _with_run_properties(look, self._styles[name])
        return _with_run_properties(look, run)

    def _look(self, name: str) -> Look:
        if name not in self._looks:
            self._looks[name] = replace(self._inherited(name), style=name)
        return self._looks[name]

    def _inherited(self, name: str, depth: int = 0) -> Look:
        style = self._styles.get(name)
        if style is None or depth > DEEPEST:
            return self._base
        parent = _value(style, "w:basedOn")
        look = self._inherited(parent, depth + 1) if parent else self._base
        listed = look.listed or style.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
        return _with_run_properties(replace(look, listed=listed), style)


def _with_run_properties(look: Look, owner: Element) -> Look:
    properties = None if owner is None else owner.find(qn("w:rPr"))
    if properties is None:
        return look
    size, bold = _value(properties, "w:sz"), properties.find(qn("w:b"))
    if size.isdigit():
        look = replace(look, size=int(size) / 2)
    if bold is not None:
        look = replace(look, bold=bold.get(VALUE, "1") not in OFF)
    return look


def _value(owner: Element, tag: str) -> str:
    child = None if owner is None else owner.find(qn(tag))
    return "" if child is None else str(child.get(VALUE, ""))
