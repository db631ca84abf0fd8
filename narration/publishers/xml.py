"""Building XML from elements, so that no text can ever become markup."""

from xml.etree.ElementTree import Element, tostring

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"


def element(tag: str, attributes: dict[str, str] | None = None, *children: Element | str) -> Element:
    """An element with attributes and children in order; names are written as given, prefixes included."""
    made = Element(tag, attributes or {})
    for child in children:
        _append(made, child)
    return made


def _append(parent: Element, child: Element | str) -> None:
    if isinstance(child, Element):
        parent.append(child)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + child
    else:
        parent.text = (parent.text or "") + child


def document(root: Element, *, doctype: str = "") -> bytes:
    """The XML file of a root element, in UTF-8."""
    head = '<?xml version="1.0" encoding="utf-8"?>\n' + (f"{doctype}\n" if doctype else "")
    return (head + tostring(root, encoding="unicode") + "\n").encode()
