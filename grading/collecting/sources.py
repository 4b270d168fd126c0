"""From what was downloaded to uploads: which folder, zip or file belongs to whom, by its place and its name."""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from .downloads import inside, tells_of_people
from .layouts import is_export, is_exported, is_work, told_by_name, told_by_system
from .tree import File, Folder, Node, node_at
from .uploads import Upload
from .worksheet import Worksheet, read_worksheet, told

_BESIDE = (".csv", ".yml")  # what learning systems put beside the uploads
_SURELY_BLIND = 3  # participants of one name, and none of another


def uploads_of(paths: Sequence[Path], opened: ExitStack) -> list[Upload]:
    """The uploads in these folders, zips and files.

    opened: closes, at its end, what has to stay open for reading the uploads

    Raises ValueError if there is no such file or folder.
    """
    found = _Found(opened)
    for path in paths:
        node = node_at(path.resolve())
        if isinstance(node, File) and node.trouble:
            raise ValueError(f"{path} can't be collected from: {node.trouble}; name what was downloaded")
        found.start(replace(node, name=path.name), f"{path.name}/" if len(paths) > 1 else "")
        for beside in path.resolve().parent.glob("*.csv") if isinstance(node, File) else ():
            found.note_worksheet(node_at(beside))
    return [told(upload, found.worksheet) for upload in found.uploads]


@dataclass
class _Found:
    """The uploads that were found so far, and what Moodle's worksheets beside them say."""

    opened: ExitStack
    uploads: list[Upload] = field(default_factory=list)
    worksheet: Worksheet = field(default_factory=dict)

    def start(self, node: Node, above: str) -> None:
        """Add what is in a folder that somebody named, or the folder or file itself if it is an upload."""
        if isinstance(node, Folder) and not told_by_system(node) and not told_by_name(node, False):
            try:
                children = node.children()
            except OSError as error:
                raise ValueError(f"{node.name} can't be opened ({error.strerror}); mend that and try again") from None
            if tells_of_people(children) or not any(map(is_work, children)):
                self.look(children, above, top=True)
                return
        self.look([node], "", top=True)

    def look(self, children: list[Node], above: str, top: bool = False, depth: int = 0) -> None:
        """Add the uploads in a folder of downloads.

        above: what stands before the names of files for a reader
        top: whether single notebooks and modules are uploads here
        """
        if is_export(children):
            from .gradescope import exported  # only here: reading YAML takes time to import

            self.uploads += exported(children, above)
            children = [child for child in children if not is_exported(child)]
        groups: dict[tuple[str, ...], list[Upload]] = {}
        unknown = []
        for child in children:
            if isinstance(child, File) and child.suffix in _BESIDE:
                self.note_worksheet(child)
            elif by_system := told_by_system(child):
                identity = by_system.identity
                group = groups.setdefault((identity.system, identity.key, identity.name), [])
                nodes = ((by_system.rest or child.name, child),)
                told_late, number = by_system.late, by_system.number
                names = (child.name,)
                group.append(Upload(above + child.name, nodes, identity, late=told_late, number=number, names=names))
            elif by_name := told_by_name(child, loose_files=top):
                upload = Upload(above + child.name, ((by_name.rest, child),), by_name.identity)
                whole = isinstance(child, Folder) or child.suffix == ".zip"
                (self.uploads if whole else groups.setdefault((by_name.identity.name,), [])).append(upload)
            else:
                unknown.append(child)
        for child in unknown:
            student, _, rest = child.name.partition("_")
            if isinstance(child, File) and child.suffix == ".py" and (student,) in groups:  # somebody's helper
                groups[student,].append(Upload(above + child.name, ((rest, child),)))
            elif (found := inside(child, self.opened, depth)) is not None:
                self.look(found, f"{above}{child.name}/", depth=depth + 1)
            else:
                stem = child.name.removesuffix(Path(child.name).suffix)
                self.uploads.append(Upload(above + child.name, ((child.name, child),), hint=stem))
        self.uploads += _with_blind(map(_together, groups.values()))

    def note_worksheet(self, file: Node) -> None:
        """Remember what a table says, if it is Moodle's worksheet."""
        if isinstance(file, File) and file.suffix == ".csv":
            self.worksheet |= read_worksheet(file)


def _together(group: list[Upload]) -> Upload:
    """Several files of one student in one place, which were handed in together."""
    first, *others = group
    if not others:
        return first
    nodes = tuple(node for upload in group for node in upload.nodes)
    late = None if first.late is None else any(upload.late for upload in group)
    number = max(upload.number for upload in group)
    names = tuple(name for upload in group for name in upload.names)
    return replace(
        first, file=f"{first.file} and {len(others)} more", nodes=nodes, late=late, number=number, names=names
    )


def _with_blind(uploads: Iterable[Upload]) -> list[Upload]:
    """The uploads, those marked where Moodle calls everybody the same, whatever its word for a participant is."""
    marked = list(uploads)
    moodle = [upload.identity for upload in marked if upload.identity and upload.identity.system == "moodle"]
    if len(moodle) >= _SURELY_BLIND and len({identity.name for identity in moodle}) == 1:
        return [
            replace(upload, identity=replace(upload.identity, blind=True))
            if upload.identity and upload.identity.system == "moodle"
            else upload
            for upload in marked
        ]
    return marked
