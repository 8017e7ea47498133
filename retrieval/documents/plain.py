"""Text in any common encoding, and the tidying that all kinds of documents share."""

from __future__ import annotations

import codecs
import re
import unicodedata

from retrieval.documents import DocumentError

_MARKS = (  # the longer ones first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_ODD_IN_WESTERN_TEXT = re.compile(r"[^\W\d_][¡-©«-±´¶¸»-¿÷×†‡‰‹›¢-¥]+[^\W\d_]|[¢-©¬¯±³¹¾¿]{2}|\b[ÐÞþð¼½¾¹³]\w")
_JAPANESE = ["cp932", "shift_jis", "shift_jis_2004", "shift_jisx0213"]
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffe"), "")
_SPACES = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_SIGNS = "•●▪◦‣⁃∙■□◆◇►▶➢➤✓✔❖\uf0b7\uf0a7\uf0d8\uf076\uf0fc"  # the last ones: Symbol and Wingdings
_BULLET = re.compile(rf"^([ ]*)(?:[{_SIGNS}]|[·*+–—-](?=[ \t])|o(?=\t|  ))[ \t]*(?=\S)", re.MULTILINE)


def decode(content: bytes) -> str:
    """Bytes as text: by byte order mark, UTF-8, UTF-16 without a mark, Windows-1252, or whatever the letters suggest.

    Raises DocumentError if it is not text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _text(content[len(mark) :], encoding)
    if b"\0" in content[:4000]:
        return _text(content, _wide(content))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = _guess(content)
    return _printable(text)


def _wide(content: bytes) -> str:
    """UTF-16 without a mark: most letters of most texts have a zero byte, always on the same side."""
    sample = content[: 4000 - len(content[:4000]) % 2]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) // 5 or min(even, odd) > len(sample) // 50:
        raise DocumentError("unsupported")
    return "utf-16-be" if even > odd else "utf-16-le"


def _text(content: bytes, encoding: str) -> str:
    try:
        return _printable(content.decode(encoding))
    except UnicodeDecodeError as error:
        raise DocumentError("broken") from error


def _printable(text: str) -> str:
    if len(_CONTROLS.findall(text)) > len(text) // 100 + 2:
        raise DocumentError("unsupported")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _guess(content: bytes) -> str:
    """Detection by statistics errs on short Western texts, so Windows-1252 comes first wherever it reads well."""
    western = content.decode("cp1252", "replace")
    high = sum(byte > 127 for byte in content)
    if high < len(content) / 5 and "\ufffd" not in western and not _ODD_IN_WESTERN_TEXT.search(western):
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(content).best()
    if best is not None and re.search("[\uff66-\uff9f]{4}", str(best)):
        # Russian in KOI8-R passes for half-width katakana, which nobody writes
        best = from_bytes(content, cp_exclusion=_JAPANESE).best()
    if best is None:
        raise DocumentError("unsupported")
    return str(best)


def tidy(text: str) -> str:
    """Plain spaces, one sign for bullets ("- "), no ligatures or invisible characters, no two blank lines in a row."""
    text = unicodedata.normalize("NFC", text).translate(_INVISIBLE | _SPACES | _LIGATURES)
    text = re.sub(r"[\v\f\x85\u2028\u2029]", "\n", text)
    text = _CONTROLS.sub("", text)
    text = re.sub(r"[ ]*\t[ \t]*", "\t", text)
    text = re.sub(r"^\t+|[ \t]+$", "", text, flags=re.MULTILINE)
    text = _BULLET.sub(r"\1- ", text)
    text = re.sub(r"^[ ]*-[ ]*$\n(?=[ ]*[^\s-])", "- ", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def is_empty(text: str) -> bool:
    return not re.search(r"\w", text)


def leading_to(words: str, target: str) -> str:
    """What follows the words of a link: its address, if they do not say it (a bare "LinkedIn" helps nobody)."""
    target = re.sub(r"^(?:mailto|tel):", "", target)
    bare = re.sub(r"^https?://(?:www\.)?", "", target).rstrip("/")
    digits = re.sub(r"\D", "", target)
    says_it = bare in words or (digits and re.fullmatch(r"[\d\s+().-]+", target) and digits in re.sub(r"\D", "", words))
    leads = re.match(r"https?://|[\w.+-]+@|\+?\d", target) and len(target) < 120
    return f" ({target})" if leads and not says_it else ""
