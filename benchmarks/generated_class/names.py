"""Full names for the students of a generated class, in several scripts."""

GIVEN = (
    *("Ada", "Zoë", "José", "Søren", "Łukasz", "Mary Ann", "Jean-Luc", "Siobhán", "Ngọc", "Øyvind", "Amélie", "İpek"),
    *("Анна", "Иван", "Ελένη", "Νίκος", "美咲", "伟", "민준", "서연", "محمد", "ليلى", "דוד", "प्रिया", "Chinedu"),
    *("Aroha", "Ken", "Jürgen", "Inês", "Noor", "Ravi", "Ana"),
)
FAMILY = (
    *("Lovelace", "Müller", "García", "Kierkegaard", "Wałęsa", "O'Brien", "de la Cruz", "Nguyễn", "Åström", "Dupont"),
    *(
        "Yılmaz",
        "Иванова",
        "Петров",
        "Παππάς",
        "佐藤",
        "王",
        "김",
        "الخطيب",
        "כהן",
        "शर्मा",
        "Okafor",
        "Smith",
        "Smith-Jones",
    ),
    *("van den Berg", "Novák", "Rossi", "Silva", "Haddad", "Patel", "Tāne", "Kowalski", "Li"),
)


def full_name(index: int) -> str:
    """The name of student number `index`, from 0; everybody has another one."""
    given = GIVEN[index % len(GIVEN)]
    family = FAMILY[(index + index // len(GIVEN)) % len(FAMILY)]
    again = index // (len(GIVEN) * len(FAMILY))
    return f"{given} {family}" + (f" {again + 1}" if again else "")
