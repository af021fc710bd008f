"""What the documentation says: pages, rows and samples, every address worked out. Data only.

Templates of the docs see these classes and nothing else. Published Markdown stands in fields called `description`,
`lead` and `more`; a template passes it through `markdown` (or `cell` in a table). Text that is plain in the
specification stands in fields that end in `_text`, in `title` and `summary`, and goes through `inline`. Signatures go
through `signature`, other code through `python` or `fence`, values through `literal` or `json`. Everything else is made
of names that are ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..changes.changelog import Entry as ChangelogEntry
from ..python.codemodel import Metadata
from ..python.codetops import ClientVariable as ClientVariable
from ..python.codetops import Credential as Credential
from ..python.codetops import ErrorType as ErrorType
from ..python.types import Type
from ..source import Json
from .docparts import CallSample as CallSample
from .docparts import Drawing as Drawing
from .docparts import DrawnArrow as DrawnArrow
from .docparts import DrawnBox as DrawnBox
from .docparts import DrawnText as DrawnText
from .docparts import Example as Example
from .docparts import Expression as Expression
from .docparts import Figure as Figure
from .docparts import Given as Given
from .docparts import GuideCall as GuideCall
from .docparts import Link as Link
from .docparts import ModelSample as ModelSample
from .docparts import NavigationEntry as NavigationEntry
from .docparts import Page as Page
from .docparts import RequestSample as RequestSample


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A short fact beside a name: `required`, or `default` with its value."""

    label: str
    value_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One argument or field, stacked: name, type and facts on a line, words below, nested fields to open."""

    name: str
    anchor: str
    """Its place on the page, which links can lead to."""
    wire_name: str = ""
    """Only when it differs from the name."""
    type: Type
    facts: tuple[Fact, ...] = ()
    lead: str = ""
    """First paragraph or sentence, always seen."""
    more: str = ""
    """The rest, to open."""
    children: tuple[FieldRow, ...] = ()
    children_of: Link | None = None
    """The model whose fields the children are."""
    cut: Link | None = None
    """The model whose fields are not repeated here: it is open above, or deep enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroup:
    """Rows under one heading."""

    place: str
    """Where the arguments go: `path`, `query`, `header`, `cookie`, `option`, `body`."""
    rows: tuple[FieldRow, ...]
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """A documented success, and what the call gives for it."""

    status: str
    returns: Type | None
    """Nothing where the call gives something else, and the response has no body that it could be made from."""
    empty: bool = False
    """Whether what the call gives is a list without items."""
    description: str = ""
    media_types: tuple[str, ...] = ()
    headers: tuple[HeaderRow, ...] = ()
    has_sample: bool = False
    sample: Json = None
    """A body of it, as JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderRow:
    """A documented header of an answer."""

    wire_name: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorRow:
    """A documented failure, and the class that it raises."""

    status: str
    error_class: str
    href: str
    """The class on the page of errors."""
    body: Type | None
    lead: str
    more: str = ""
    codes: tuple[CodeWords, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeWords:
    """A code that an error may carry."""

    code: str
    meaning_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRow:
    """A code of the API: its constant, what it means, and which calls may answer with it."""

    code: str
    constant: str
    meaning_text: str
    calls: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PagingNote:
    """How a paged call goes on, for people."""

    next_header: str = ""
    next_field: str = ""
    items: str = ""
    continue_on_empty: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the way from the index to a page."""

    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPage:
    """The page of one method."""

    path: str
    """Below the folder of the docs."""
    call: str
    title: str
    """The summary, or the call when there is none."""
    http_method: str
    route: str
    signatures: tuple[str, ...]
    """Ways to call it and the methods that come with it, each on one line."""
    short_signature: str = ""
    """Given when one of them is so long that they open on demand."""
    description: str
    deprecated: bool
    supplement: bool
    trail: tuple[Step, ...]
    groups: tuple[RowGroup, ...]
    sample: CallSample
    request: RequestSample
    update: CallSample | None = None
    """A call that changes one field and keeps the others."""
    file: CallSample | None = None
    """The call that saves the file behind a signed URL."""
    file_name: str = ""
    file_rows: CallSample | None = None
    """The call that reads it row by row."""
    answers: tuple[AnswerRow, ...]
    errors: tuple[ErrorRow, ...]
    """Those that are not common."""
    common: tuple[Link, ...] = ()
    """Common errors that the operation documents, by status, where the page of errors tells of them."""
    paging: PagingNote | None
    waiting: CallSample | None = None
    """The call that waits for the end of a job."""
    waiting_signature: str = ""
    body_media_type: str
    patch: bool
    """Whether the body is a JSON Patch."""
    by_field: bool
    """Whether the fields of the body are arguments."""
    safe: bool
    idempotent: bool
    made: Type | None = None
    """What the call gives, where it is made from the response and is not its body."""
    result: Link | None = None
    """The hand-written class that the call gives."""
    notes: tuple[str, ...] = ()
    """What is declared of the call beyond its schema."""
    operation_id: str
    key: str
    origin_text: str
    corrections: tuple[CorrectionRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelPage:
    """The page of one model or alias."""

    path: str
    name: str
    import_source: str
    """The statement that imports it."""
    published: str
    """Its name in the specification, empty for one without."""
    page_title: str
    description: str
    deprecated: bool
    trail: tuple[Step, ...]
    definition: Type | None = None
    """What an alias stands for; nothing for a class."""
    rows: tuple[FieldRow, ...] = ()
    alternatives: tuple[tuple[str, ...], ...] = ()
    """Sets of wire names of which one must be complete."""
    closed: bool = False
    """Whether there may be no other fields."""
    additional: bool = False
    """Whether there may be other fields."""
    used_by: tuple[Link, ...] = ()
    members: tuple[Entry, ...] = ()
    """What it has beyond its fields, each with its address as seen from here."""
    part_of: tuple[Link, ...] = ()
    """Models that have it as the type of a field."""
    sample: ModelSample | None = None
    origin_text: str = ""
    pointer_text: str = ""
    figure: Figure | None = None
    """How it is composed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """A function, class, method or constant of a hand-written module."""

    name: str
    anchor: str
    source: str
    """How it is called or defined, on one line."""
    callable: bool
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionPage:
    """The page of one hand-written module."""

    path: str
    name: str
    import_source: str
    """The statement that imports it."""
    description: str
    trail: tuple[Step, ...]
    rows: tuple[NameRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A method or model in a list."""

    name: str
    path: str
    """Its page, below the folder of the docs."""
    signature: str = ""
    """`pets.get(pet_id) -> Pet`, on one line."""
    key: str = ""
    summary: str = ""
    deprecated: bool = False
    used_by: tuple[Link, ...] = ()
    """Some of the calls that take or give it, and of the models that hold it; of models only."""
    more: int = 0
    """How many others there are."""
    companions: tuple[Entry, ...] = ()
    """Methods that come with it; of methods only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryGroup:
    """Methods of a chapter that stand together."""

    title: str
    """Empty where a chapter has no groups."""
    anchor: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """What belongs together: the methods of a resource, or the models of a page of the specification."""

    title: str
    anchor: str
    attribute: str = ""
    summary: str = ""
    source_text: str = ""
    further: tuple[Entry, ...] = ()
    """Calls that were written by hand."""
    entries: tuple[Entry, ...]
    groups: tuple[EntryGroup, ...] = ()
    """The same entries, in groups; of methods only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRow:
    """A correction of the published specification, with its reason."""

    target_text: str
    """The JSONPath, as written."""
    kind: str
    """`update`, `remove` or `copy`."""
    reason_text: str
    pointers: tuple[str, ...]
    source_text: str
    """Where it is written: `specs/overlays/pets.yaml:12`."""
    keys: tuple[str, ...] = ()
    """Keys of the operations that it concerns by itself."""
    operations: tuple[Link, ...] = ()
    """Their pages, as seen from the page of corrections."""
    spots: tuple[str, ...] = ()
    """What it changes, as far as a heading has room: `Pet.kind`, `GET /pets responses`."""
    more: int = 0
    """How many others there are."""
    places: int = 0
    """How many places it changes, where they are too many to list."""
    before_text: str = ""
    """What is published there, as far as it is changed; empty for nothing."""
    after_text: str = ""
    """What stands there instead; empty for nothing."""
    folded: bool = False
    """Whether that is so long that one opens it to see it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRow:
    """The operations that document a status."""

    status: str
    calls: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorClass:
    """A class that documented failures raise, and where they are documented."""

    name: str
    statuses: tuple[StatusRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionRow:
    """A named server."""

    name: str
    url: str
    description_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something that one does with the package."""

    name: str
    """That of its guide."""
    guide: str
    """Path of the guide."""
    subject: str = ""
    """Summary of a call that does it, plain text."""
    call: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocsSite:
    """All of the documentation."""

    package: str
    distribution: str
    version: str
    title: str
    summary: str
    description: str
    api_version: str
    client_class: str
    async_client_class: str
    error_class: str
    errors_module: str
    errors: tuple[ErrorType, ...]
    """Below their root, as the tree of errors has them."""
    error_tree: tuple[str, ...]
    """The tree of the errors, drawn line by line."""
    models_module: str
    regions: tuple[RegionRow, ...]
    variables: tuple[ClientVariable, ...]
    """Keywords of the client for the variables in these addresses."""
    chooses_region: bool
    """Whether `region=` of a client names one of the servers."""
    base_path: str
    """Path behind a base URL that has none."""
    client_options: str
    """Arguments without which no client can be built, as in a program."""
    clear_text: bool
    """Whether the default server takes the credential over http."""
    credential: Credential
    header_text: str
    origin_description: str
    """The same, with the pages of the specification."""
    resources: tuple[Chapter, ...]
    model_groups: tuple[Chapter, ...]
    first_call: CallSample | None
    first_output: str = ""
    """What the program of the first call prints; empty where nobody can say."""
    metadata: Metadata
    """The call to begin with; none of a package without calls."""
    operation_count: int
    model_count: int
    pages: tuple[Page, ...]
    """In the order in which one reads them."""
    navigation: tuple[NavigationEntry, ...]
    error_classes: tuple[ErrorClass, ...]
    codes: tuple[CodeRow, ...]
    site_url: str = ""
    """Where the site will be; empty when nobody says so."""
    tasks: tuple[Task, ...] = ()
    """What one does with the package, for its front page."""
    common_errors: tuple[ErrorRow, ...] = ()
    """What most operations document alike."""
    index: Mapping[str, Json]
    """Contents of `api.json`."""
    document: Mapping[str, Json]
    """Contents of `openapi.json`."""
    fake_document: Mapping[str, Json]
    """What the fake server reads of it."""
    corrections: tuple[CorrectionRow, ...] = ()
    extensions: tuple[Entry, ...] = ()
    """Hand-written modules."""
    examples: tuple[Example, ...] = ()
    figure: Figure | None = None
    """The map of the resources."""
    whole_text: bool = True
    """Whether all pages are one text too; of a large API nobody could read it."""
    waits: bool = False
    """Whether calls wait for long-running jobs."""
    testing: bool = True
    """Whether the package has a fake server."""
    client_calls: tuple[Entry, ...] = ()
    """What the client has beside its resources."""
    views: tuple[Entry, ...] = ()
    """What every resource has beside its calls."""
    changelog: tuple[ChangelogEntry, ...] = ()
    """The newest first."""

    @property
    def operation_pages(self) -> tuple[OperationPage, ...]:
        """The pages of methods."""
        return tuple(page.data for page in self.pages if isinstance(page.data, OperationPage))

    @property
    def model_pages(self) -> tuple[ModelPage, ...]:
        """The pages of models and aliases."""
        return tuple(page.data for page in self.pages if isinstance(page.data, ModelPage))

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """The diagrams of all pages."""
        figures = (self.figure, *(page.figure for page in self.model_pages))
        return tuple(figure.drawing for figure in figures if figure)
