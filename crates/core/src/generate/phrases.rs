//! Phrases in German, English, Arabic and Ukrainian, written for this generator.

/// One phrase in de, en, ar, uk.
pub(super) type Phrase = [&'static str; 4];

/// What is offered, with its topic; `{}` is a name.
pub(super) const TITLES: &[(&str, Phrase)] = &[
    (
        "arrival-first-steps",
        [
            "Erste Schritte in der Stadt bei {}",
            "First steps in the city at {}",
            "الخطوات الأولى في المدينة لدى {}",
            "Перші кроки в місті у {}",
        ],
    ),
    (
        "arrival-registration",
        [
            "Hilfe bei der Anmeldung, {}",
            "Help with registration, {}",
            "المساعدة في تسجيل السكن، {}",
            "Допомога з реєстрацією, {}",
        ],
    ),
    (
        "arrival-asylum",
        [
            "Beratung zum Asylverfahren, {}",
            "Advice on the asylum procedure, {}",
            "استشارة حول إجراءات اللجوء، {}",
            "Консультація щодо притулку, {}",
        ],
    ),
    (
        "arrival-interpreting",
        [
            "Sprachmittlung bei Terminen, {}",
            "Interpreting at appointments, {}",
            "الترجمة في المواعيد، {}",
            "Переклад на зустрічах, {}",
        ],
    ),
    (
        "language-courses",
        [
            "Deutschkurs bei {}",
            "German course at {}",
            "دورة اللغة الألمانية لدى {}",
            "Курс німецької у {}",
        ],
    ),
    (
        "language-practice",
        [
            "Sprachcafé {}",
            "Conversation café {}",
            "مقهى المحادثة {}",
            "Мовне кафе {}",
        ],
    ),
    (
        "language-literacy",
        [
            "Lesen und schreiben lernen, {}",
            "Learning to read and write, {}",
            "تعلم القراءة والكتابة، {}",
            "Вчимося читати й писати, {}",
        ],
    ),
    (
        "housing-search",
        [
            "Hilfe bei der Wohnungssuche, {}",
            "Help with finding a flat, {}",
            "المساعدة في البحث عن سكن، {}",
            "Допомога в пошуку житла, {}",
        ],
    ),
    (
        "housing-emergency",
        [
            "Notunterkunft {}",
            "Emergency shelter {}",
            "مأوى طارئ {}",
            "Тимчасовий притулок {}",
        ],
    ),
    (
        "health-doctors",
        [
            "Sprechstunde ohne Versicherung, {}",
            "Doctor without insurance, {}",
            "عيادة بدون تأمين، {}",
            "Лікар без страховки, {}",
        ],
    ),
    (
        "health-mental",
        [
            "Gespräche für die Seele, {}",
            "Counselling for the soul, {}",
            "دعم نفسي، {}",
            "Психологічна підтримка, {}",
        ],
    ),
    (
        "health-pregnancy",
        [
            "Schwangerschaftsberatung {}",
            "Pregnancy advice {}",
            "استشارات الحمل {}",
            "Консультація для вагітних {}",
        ],
    ),
    (
        "children-kindergarten",
        [
            "Kitaplatz finden mit {}",
            "Finding a kindergarten place with {}",
            "إيجاد مكان في الروضة مع {}",
            "Пошук місця в садочку з {}",
        ],
    ),
    (
        "children-school",
        [
            "Hausaufgabenhilfe {}",
            "Homework help {}",
            "المساعدة في الواجبات المدرسية {}",
            "Допомога з уроками {}",
        ],
    ),
    (
        "children-youth",
        [
            "Jugendtreff {}",
            "Youth club {}",
            "ملتقى الشباب {}",
            "Молодіжний клуб {}",
        ],
    ),
    (
        "work-jobs",
        [
            "Bewerbung schreiben mit {}",
            "Writing applications with {}",
            "كتابة طلب التوظيف مع {}",
            "Пишемо резюме з {}",
        ],
    ),
    (
        "work-recognition",
        [
            "Anerkennung von Abschlüssen, {}",
            "Recognition of qualifications, {}",
            "معادلة الشهادات، {}",
            "Визнання дипломів, {}",
        ],
    ),
    (
        "money-benefits",
        [
            "Anträge gemeinsam ausfüllen, {}",
            "Filling in forms together, {}",
            "تعبئة الطلبات معًا، {}",
            "Заповнюємо заяви разом, {}",
        ],
    ),
    (
        "money-debts",
        [
            "Schuldnerberatung {}",
            "Debt advice {}",
            "استشارات الديون {}",
            "Консультація щодо боргів {}",
        ],
    ),
    (
        "money-legal",
        [
            "Rechtsberatung {}",
            "Legal advice {}",
            "استشارة قانونية {}",
            "Юридична консультація {}",
        ],
    ),
    (
        "things-food",
        [
            "Lebensmittelausgabe {}",
            "Food bank {}",
            "توزيع المواد الغذائية {}",
            "Видача продуктів {}",
        ],
    ),
    (
        "things-clothing",
        [
            "Kleiderkammer {}",
            "Clothing store {}",
            "مخزن الملابس {}",
            "Одяг для всіх {}",
        ],
    ),
    (
        "things-furniture",
        [
            "Möbel aus zweiter Hand, {}",
            "Second-hand furniture, {}",
            "أثاث مستعمل، {}",
            "Меблі з других рук, {}",
        ],
    ),
    (
        "meeting-cafe",
        [
            "Begegnungscafé {}",
            "Meeting café {}",
            "مقهى اللقاء {}",
            "Кафе зустрічей {}",
        ],
    ),
    (
        "meeting-sport",
        [
            "Sport für alle, {}",
            "Sport for all, {}",
            "رياضة للجميع، {}",
            "Спорт для всіх, {}",
        ],
    ),
    (
        "meeting-women",
        [
            "Frauenfrühstück {}",
            "Women's breakfast {}",
            "فطور النساء {}",
            "Жіночий сніданок {}",
        ],
    ),
    (
        "volunteering-mentoring",
        [
            "Patenschaft für Familien, {}",
            "Mentoring for families, {}",
            "كفالة العائلات، {}",
            "Наставництво для родин, {}",
        ],
    ),
];

/// What it is, in a sentence.
pub(super) const SUMMARIES: &[Phrase] = &[
    [
        "Wir hören zu, erklären Briefe und gehen mit zum Amt.",
        "We listen, explain letters and come along to the office.",
        "نستمع إليك ونشرح الرسائل ونرافقك إلى الدوائر.",
        "Ми слухаємо, пояснюємо листи та йдемо з вами до установи.",
    ],
    [
        "Kostenlos und vertraulich, auch mit Dolmetscherin.",
        "Free and confidential, with an interpreter if needed.",
        "مجانًا وبسرية تامة، ومع مترجمة عند الحاجة.",
        "Безкоштовно й конфіденційно, за потреби з перекладачкою.",
    ],
    [
        "Kommen Sie einfach vorbei, ein Termin ist nicht nötig.",
        "Just come by, no appointment is needed.",
        "تفضلوا بالحضور مباشرة، لا حاجة إلى موعد.",
        "Просто приходьте, запис не потрібен.",
    ],
    [
        "Bitte rufen Sie vorher an, damit jemand Zeit für Sie hat.",
        "Please call first so that somebody has time for you.",
        "يرجى الاتصال مسبقًا ليكون لدى أحدنا وقت لكم.",
        "Будь ласка, зателефонуйте заздалегідь, щоб хтось мав для вас час.",
    ],
    [
        "Für Menschen, die neu in der Stadt sind, und ihre Familien.",
        "For people who are new in the city and their families.",
        "للقادمين الجدد إلى المدينة وعائلاتهم.",
        "Для людей, які щойно приїхали до міста, та їхніх родин.",
    ],
    [
        "Kinder sind willkommen, es gibt eine Spielecke.",
        "Children are welcome, there is a play corner.",
        "الأطفال موضع ترحيب، ويوجد ركن للعب.",
        "Діти бажані гості, є ігровий куточок.",
    ],
    [
        "In kleinen Gruppen lernen wir Schritt für Schritt.",
        "We learn step by step in small groups.",
        "نتعلم خطوة بخطوة في مجموعات صغيرة.",
        "Ми вчимося крок за кроком у малих групах.",
    ],
    [
        "Ehrenamtliche helfen beim Ausfüllen von Formularen.",
        "Volunteers help with filling in forms.",
        "متطوعون يساعدون في تعبئة الاستمارات.",
        "Волонтери допомагають заповнювати формуляри.",
    ],
];

/// What to do.
pub(super) const STEPS: &[Phrase] = &[
    [
        "Anrufen und einen Termin machen",
        "Call and make an appointment",
        "اتصل واحجز موعدًا",
        "Зателефонуйте та запишіться",
    ],
    [
        "Hingehen und an der Tür klingeln",
        "Go there and ring the bell",
        "اذهب واقرع الجرس",
        "Прийдіть і подзвоніть у двері",
    ],
    [
        "Eine Nachricht schreiben",
        "Write a message",
        "اكتب رسالة",
        "Напишіть повідомлення",
    ],
];

/// What to bring.
pub(super) const DOCUMENTS: &[Phrase] = &[
    [
        "Ausweis oder Aufenthaltspapier",
        "Identity card or residence permit",
        "الهوية أو وثيقة الإقامة",
        "Паспорт або посвідка на проживання",
    ],
    [
        "Brief vom Amt, um den es geht",
        "The office's letter in question",
        "رسالة الدائرة المعنية",
        "Лист від установи",
    ],
    [
        "Bescheid über Leistungen",
        "Benefit decision",
        "قرار المساعدات",
        "Рішення про виплати",
    ],
];

/// When it is open, as OSM writes it.
pub(super) const HOURS: &[&str] = &[
    "Mo-Fr 09:00-16:00",
    "Mo,We,Fr 10:00-13:00",
    "Tu,Th 14:00-18:00",
    "Mo-Th 08:00-12:00,13:00-17:00; Fr 08:00-12:00",
    "We 17:00-20:00",
    "Sa 10:00-14:00; PH off",
    "Mo-Su 18:00-23:00",
    "24/7",
    "Tu 09:00-12:00; Th 09:00-12:00,14:00-18:00; PH off",
    "Mo-Fr 08:30-15:30; Dec 24-Jan 01 off",
];

/// Districts: slug, name, middle.
pub(super) const DISTRICTS: &[(&str, &str, f64, f64)] = &[
    ("altstadt", "Altstadt", 52.1310, 11.6400),
    ("neustadt", "Neustadt", 52.1500, 11.6390),
    ("stadtfeld", "Stadtfeld", 52.1290, 11.6000),
    ("sudenburg", "Sudenburg", 52.1090, 11.6050),
    ("buckau", "Buckau", 52.1060, 11.6360),
    ("leipziger-strasse", "Leipziger Straße", 52.1000, 11.6180),
    ("nordhafen", "Nordhafen", 52.1720, 11.6480),
    ("olvenstedt", "Olvenstedt", 52.1490, 11.5690),
];

/// Parts of names: organizations, houses, streets.
pub(super) const SYLLABLES: &[&str] = &[
    "al", "ber", "bro", "dan", "del", "elb", "fal", "gar", "hal", "ing", "jor", "kam", "lin",
    "mar", "nel", "ost", "per", "quen", "ros", "san", "tal", "ulm", "vel", "wen", "zir",
];
