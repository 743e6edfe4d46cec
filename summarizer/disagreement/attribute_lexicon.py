"""News words grouped by attribute: "killed", "deaths" and "toll" all say that a number counts the dead."""

from types import MappingProxyType

_GROUPS = {
    "dead": "dead die died dies death deaths kill kills killed killing killings fatality fatalities deceased perished "
    "drowned toll bodies body corpses victims",
    "injured": "injured injure injures injury injuries injuring hurt wounded wounding wounds wound casualties",
    "missing": "missing unaccounted disappeared",
    "evacuated": "evacuated evacuate evacuees evacuation displaced",
    "arrested": "arrested arrest arrests detained detentions custody",
    "rescued": "rescued rescue rescues saved survivors survived",
    "destroyed": "destroyed destroy destroys flattened",
    "damaged": "damaged damage damages",
    "person": "people persons person individuals residents inhabitants",
    "worker": "workers worker employees employee staff",
    "house": "houses house homes home households household",
    "ship": "ships ship vessels vessel boats boat",
    "cancelled": "cancelled canceled cancel cancellations called-off scrapped axed",
    "vote": "votes vote ballots ballot",
    "operation": "operations operation surgeries surgery procedures",
    "rise": "rise rises rose increase increased increases hike hikes raised raise",
    "talks": "talks talk negotiate negotiating negotiations negotiation negotiates negotiated",
    "strike": "strike strikes strikers striking stoppage stoppages walkout walkouts",
    "bike": "bikes bike bicycles bicycle",
    "car": "cars car vehicles vehicle",
    "start": "start starts started begin begins began beginning",
    "end": "end ends ended finish finishes finished",
    "record": "records record files file data",
}
# Word → attribute.
ATTRIBUTES = MappingProxyType({word: name for name, words in _GROUPS.items() for word in words.split()})
# What happened to the people or things counted; numbers with different outcomes are never compared.
OUTCOMES = frozenset({"dead", "injured", "missing", "evacuated", "arrested", "rescued", "destroyed", "damaged"})
# Tolls that change by the hour, so that a later number supersedes an earlier one.
REVISABLE_OUTCOMES = OUTCOMES - {"destroyed", "damaged"}
# Stems of groups of people: a number of children is never compared with a number of people.
SUBGROUPS = frozenset(
    "men man women woman children child boy girl adult civilian soldier milit offic policemen firefight student pupil tourist "
    "foreign journalist".split()
)
# Stems near numbers that change within the hour: queues, prices, counts in progress.
VOLATILE = frozenset(
    "anchor wait queue offer share price dollar euro strengthen weaken electr power outag precinct project poll "
    "trade level stood stand still remain".split()
)
# Words that name the speaker or the act of reporting; they say nothing about the fact.
REPORTING_WORDS = frozenset(
    "said says say saying told tells announced announces reported reports confirmed wrote added stated spokesman "
    "put puts spokeswoman spokesperson according statement reporters".split()
)
