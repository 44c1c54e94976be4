"""Makes the specimens of Corpus/source into every format. Usage: python tools/specimen [txt md html docx pdf]"""
import pathlib
import sys

import plain
from source import Specimen

root = pathlib.Path(__file__).resolve().parents[2]
wanted = sys.argv[1:] or ["txt", "md", "html", "docx", "pdf"]
target = root / "Corpus" / "documents"
target.mkdir(exist_ok=True)
count = 0
for path in sorted((root / "Corpus" / "source").glob("*.txt")):
    s = Specimen(path)
    for form in s.formats:
        if form not in wanted:
            continue
        if form == "docx":
            import word
            data = word.document(s)
        elif form == "pdf":
            import sheet
            data = sheet.document(s)
        else:
            data = {"txt": plain.text, "md": plain.markdown, "html": plain.page}[form](s).encode()
        # One document in one language may have several renditions; English is not named.
        tail = "" if s.language == "en" else "." + s.language
        (target / f"{s.name}{tail}.{form}").write_bytes(data)
        count += 1
print(f"{count} files in {target.relative_to(root)}")
if "pdf" in wanted:
    import broken
    target = root / "Tests" / "ReadingTests" / "Fixtures" / "broken"
    target.mkdir(parents=True, exist_ok=True)
    made = broken.files()
    for name, data in made.items():
        (target / name).write_bytes(data)
    print(f"{len(made)} files in {target.relative_to(root)}")
