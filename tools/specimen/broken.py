"""Files that are not what they claim, for the tests of reading. Written here so that each is known to the byte."""
import io
import struct
import zlib

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

import word


def pdf(lines, **more):
    out = io.BytesIO()
    canvas = Canvas(out, (612, 792), invariant=1, **more)
    for i, line in enumerate(lines):
        canvas.drawString(72, 700 - 16 * i, line)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def png():
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\x00\xff\xff\xff\x00\x00\x00" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def picture_only():
    """A page with drawing and no text, as a scan has."""
    out = io.BytesIO()
    canvas = Canvas(out, (612, 792), invariant=1)
    canvas.rect(72, 72, 400, 600, fill=1)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def entity_bomb():
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 9))
    return f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "light">{entities}]><d>&e8;</d>'.encode()


def files():
    whole = pdf(["The keeper of the northern light asks for a lamp.", "It is a short letter."])
    docx = word.archive([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document")])
    noise = bytes((i * i * 31 + 7 * i + 3) % 251 for i in range(4096))
    secret = StandardEncryption("lamp", ownerPassword="keeper", canPrint=0, strength=128)
    return {
        "empty.pdf": b"",
        "empty.txt": b"",
        "truncated.pdf": whole[: len(whole) // 3],
        "encrypted.pdf": pdf(["Nobody can read this."], encrypt=secret),
        "picture.pdf": picture_only(),
        "page.pdf": b"<!DOCTYPE html><html><head><title>Lights</title></head><body><p>A page that was saved under "
        b"another name.</p></body></html>\n",
        "image.pdf": png(),
        "missing.pdf": pdf(["There is no document matching your request.", "The document does not exist."]),
        "missing.html": b"<html><head><title>Error</title></head><body><h1>Document does not exist</h1>"
        b"<p>There is no document matching your request.</p></body></html>\n",
        "noise.bin": noise,
        "noise.pdf": b"%PDF-1.7\n" + noise,
        "invalid.txt": b"The lamp \xff\xfe was lit at \xc3\x28 six.\n\nThe keeper wrote it down.\n",
        "latin.txt": "La lampe a été allumée à six heures, près du môle.\n".encode("latin-1"),
        "utf16.txt": "The lamp was lit at six.\n".encode("utf-16"),
        "nul.txt": b"The lamp\x00 was lit.\n",
        "one-line.txt": b"light " * 20000,
        "broken.docx": docx[: len(docx) // 2],
        "unfinished.docx": docx,
        "not-a-document.docx": word.archive([("readme.txt", "Only a letter in an envelope.")]),
        "bomb.xml": entity_bomb(),
        "deep.html": b"<div>" * 5000 + b"a light" + b"</div>" * 5000,
        "unclosed.html": b"<p>The first lamp<p>The second <b>lamp<table><tr><td>a<td>b",
    }
