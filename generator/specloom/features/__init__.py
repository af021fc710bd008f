"""One module a feature. The registry is in the order in which docstrings and docs speak of them."""

from .batching import Batching
from .caching import Caching
from .character_sets import CharacterSets
from .constants import Constants
from .downloads import Downloads
from .editing import Editing
from .error_codes import ErrorCodes
from .exclusive_arguments import ExclusiveArguments
from .feature import Feature
from .guards import Guards
from .hidden_arguments import HiddenArguments
from .jobs import Jobs
from .joined_lists import JoinedLists
from .local_filters import LocalFilters
from .missing_ok import MissingOk
from .ordered_arguments import OrderedArguments
from .paging import Paging
from .patching import Patching
from .result_classes import ResultClasses
from .spellings import Spellings
from .timeouts import Timeouts
from .times import Times

FEATURES: tuple[Feature, ...] = (
    JoinedLists(),
    ExclusiveArguments(),
    Times(),
    Constants(),
    Batching(),
    Editing(),
    Downloads(),
    Patching(),
    LocalFilters(),
    Guards(),
    HiddenArguments(),
    Caching(),
    OrderedArguments(),
    CharacterSets(),
    Spellings(),
    ResultClasses(),
    MissingOk(),
    ErrorCodes(),
    Jobs(),
    Paging(),
    Timeouts(),
)
SETTINGS = tuple(one for feature in FEATURES for one in feature.settings)
"""The settings of an operation that features declare."""
