"""Words of news that mean one thing for a figure: a death toll is a number of dead, however it is put."""

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
# Word → name of its group.
ASPECTS = MappingProxyType({word: name for name, words in _GROUPS.items() for word in words.split()})
# What can have happened to those counted: numbers of different fates are never compared.
FATES = frozenset({"dead", "injured", "missing", "evacuated", "arrested", "rescued", "destroyed", "damaged"})
# Of these the number changes by the hour, so that a later one supersedes; what is destroyed or damaged stays so.
PASSING_FATES = frozenset({"dead", "injured", "missing", "evacuated", "arrested", "rescued"})
# Stems of who is counted, where it is a part of people: a number of children is never held against one of people.
SUBGROUPS = frozenset(
    "men man women woman children child boy girl adult civilian soldier milit offic policemen firefight student pupil tourist "
    "foreign journalist".split()
)
# Stems beside a figure that changes within the hour: queues, prices, counts that are under way.
DRIFTING = frozenset(
    "anchor wait queue offer share price dollar euro strengthen weaken electr power outag precinct project poll "
    "trade level stood stand still remain".split()
)
# Verbs and nouns of reporting say who speaks, not what of.
REPORTING = frozenset(
    "said says say saying told tells announced announces reported reports confirmed wrote added stated spokesman "
    "put puts spokeswoman spokesperson according statement reporters".split()
)
