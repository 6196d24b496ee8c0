### Українська. Список узгоджених слів – на початку de.ftl.

-brand = Lotse

## The app's name and the frame around every screen

# same as German
app-name = { -brand }
# same as German
app-title = { $page } – { -brand }
nav-label = Головне меню
nav-home = Початок
nav-search = Пошук
nav-courses = Курси
nav-events = Події
nav-organizations = Організації
nav-saved = Збережене
nav-pass-on = Передати
nav-settings = Налаштування
nav-crisis = Екстрено
nav-back = Назад
skip-link = Перейти до змісту
action-close = Закрити
action-cancel = Скасувати
action-remove = Прибрати
action-remove-named = Прибрати: { $name }
action-show-all = Показати все
action-show-more = Показати більше
action-try-again = Спробувати ще раз
footer-label = Про цей застосунок

## Quick exit

exit-button = Швидкий вихід
exit-hint = Одразу показує нейтральну сторінку.
exit-history-note = Увага: браузер запам’ятовує відвідані сторінки. Той, хто користується цим телефоном, може побачити історію. Щоб не лишилося слідів, видаліть історію браузера або користуйтеся приватним вікном.

## First visit

welcome-title = Вітаємо
welcome-text = { -brand } показує, де в цьому місті є допомога: консультації, мовні курси, житло, лікарі, робота. Після першого відвідування все працює без інтернету.
welcome-download = Увесь каталог завантажується один раз: { $size }.
welcome-no-account = Без реєстрації. Безкоштовно. Ніхто не бачить, що ви читаєте.
welcome-region = У якому місті ви зараз?

## Home

home-title = Що вам потрібно?
home-door-need = Мені потрібна допомога
home-door-need-text = Знайти пропозиції, курси та консультації
home-door-help = Я хочу допомогти
home-door-help-text = Волонтерство, наставництво, пожертви
home-door-work = Я тут працюю
home-door-work-text = Для міста, об’єднань і центрів допомоги
home-doors-label = Хто ви?
home-search-label = Пошук
home-search-placeholder = Наприклад: курс німецької
home-topics-title = Теми
home-open-now = Зараз відчинено
home-near-me = Поруч зі мною
home-new-title = Нове та змінене
home-catalogue-count = { $count ->
    [one] { $count } пропозиція на цьому телефоні
    [few] { $count } пропозиції на цьому телефоні
    [many] { $count } пропозицій на цьому телефоні
   *[other] { $count } пропозиції на цьому телефоні
}

## Emergency numbers

crisis-title = Номери екстреної допомоги
crisis-intro = Ці номери безкоштовні. Вони працюють без грошей на рахунку й без інтернету.
crisis-call = Зателефонувати: { $name }, { $number }
crisis-languages-note = Спочатку скажіть: де ви? Що сталося?
crisis-day-and-night = Вдень і вночі
crisis-emergency = Швидка допомога та пожежна служба
crisis-emergency-note = Загроза життю, тяжка аварія, пожежа
crisis-police = Поліція
crisis-police-note = Насильство, небезпека, крадіжка
crisis-doctor = Черговий лікар
crisis-doctor-note = Хвороба ввечері або у вихідні, без загрози життю
crisis-women = Телефон довіри «Насильство проти жінок»
crisis-women-note = Анонімно, 18 мовами
crisis-men = Телефон довіри «Насильство проти чоловіків»
crisis-men-note = Анонімно й конфіденційно
crisis-children = Телефон для дітей і підлітків
crisis-children-note = Коли є проблеми в сім’ї чи школі
crisis-parents = Телефон для батьків
crisis-parents-note = Коли є проблеми з дітьми
crisis-soul = Телефон душевної підтримки
crisis-soul-note = Коли страшно, сумно або є думки про смерть
crisis-pregnant = Телефон довіри «Вагітні в біді»
crisis-pregnant-note = Анонімно, багатьма мовами

## Door: I want to help

help-title = Я хочу допомогти
help-intro = Чудово, що ви хочете допомогти!
help-coming-title = Незабаром у цьому застосунку
help-coming-offer = Пропонувати допомогу й відповідати на запити
help-coming-mentor = Навчитися супроводжувати новоприбулих
help-coming-training = Знаходити навчання й записуватися
help-now-title = Що можна зробити вже сьогодні
help-now-text = Тут будуть раді вашій допомозі. Зателефонуйте або напишіть.
help-now-none = У цьому каталозі ще немає місця для волонтерів.
help-see-offers = Переглянути пропозиції для волонтерів

## Door: I work here

work-title = Я тут працюю
work-intro = Для працівників міста, об’єднань і консультаційних центрів.
work-coming-title = Незабаром у цьому застосунку
work-coming-edit = Оновлювати та підтверджувати власні пропозиції
work-coming-needs = Бачити запити й знаходити допомогу
work-coming-reports = Прогалини та цифри для комітетів
work-now-title = А поки що
work-now-text = Зміни до каталогу приймає координаційний центр.
work-now-none = У цьому каталозі ще немає координаційного центру.
work-handout = Для консультацій: зберегти пропозиції, надрукувати й передати
work-sign-in = Увійти та змінювати пропозиції

## Results

results-title = Пропозиції
results-search-label = Шукати в пропозиціях
results-search-clear = Стерти слово пошуку
results-count = { $count ->
    [0] Нічого не знайдено
    [one] Знайдено { $count } пропозицію
    [few] Знайдено { $count } пропозиції
    [many] Знайдено { $count } пропозицій
   *[other] Знайдено { $count } пропозиції
}
results-filters = Фільтри
results-filters-active = { $count ->
    [one] { $count } фільтр увімкнено
    [few] { $count } фільтри увімкнено
    [many] { $count } фільтрів увімкнено
   *[other] { $count } фільтра увімкнено
}
results-filters-clear = Прибрати всі фільтри
results-filters-apply = { $count ->
    [0] Нічого не знайдено
    [one] Показати { $count } пропозицію
    [few] Показати { $count } пропозиції
    [many] Показати { $count } пропозицій
   *[other] Показати { $count } пропозиції
}
results-list-label = Знайдені пропозиції
results-empty-title = Нічого не знайдено
results-empty-text = За цим пошуком тут немає пропозицій. Це не ваша помилка.
results-empty-without = { $count ->
    [one] Без «{ $name }»: { $count } пропозиція
    [few] Без «{ $name }»: { $count } пропозиції
    [many] Без «{ $name }»: { $count } пропозицій
   *[other] Без «{ $name }»: { $count } пропозиції
}
results-empty-spelling = Перевірте написання або спробуйте інше слово.
results-empty-ask = Або запитайте в консультаційному центрі.
filter-topic = Тема
filter-audience = Для кого
filter-status = Статус перебування
filter-language = Мова на місці
filter-cost-free = Лише безкоштовне
filter-day = День
filter-time = Час
filter-district = Район
filter-open-now = Зараз відчинено
filter-step-free = Вхід без сходів
filter-childcare = З доглядом за дітьми
filter-ended = Показати й завершені
filter-any = Байдуже
filter-also = Також важливо
time-of-day-morning = До обіду
time-of-day-afternoon = Після обіду
time-of-day-evening = Увечері
sort-label = Порядок
sort-relevance = Найкраще підходить
sort-distance = Спочатку найближчі
sort-freshness = Нещодавно перевірені
sort-start = Скоро починається

## Position

position-ask-title = Де ви?
position-ask-text = Ваше місцеперебування лишається на цьому телефоні. Воно ніколи не надсилається й не зберігається.
position-use = Використати моє місцеперебування
position-choose-district = Краще вибрати район
position-waiting = Шукаємо, де ви …
position-denied = Браузер не має доступу до місцеперебування. Виберіть район.
position-failed = Місцеперебування не знайдено. Виберіть район.
position-active = Відстань від вас
position-active-district = Відстань від середини району { $district }
position-stop = Більше не використовувати місцеперебування

## One offer

offer-what = Що це?
offer-for-whom = Для кого?
offer-for-everyone = Для всіх
offer-when = Коли?
offer-where = Де?
offer-cost = Скільки коштує?
offer-documents = Що взяти з собою?
offer-steps = Як це зробити
offer-languages = Якими мовами?
offer-languages-unknown = Мови: будь ласка, запитайте
language-interpreter = З усним перекладом
offer-contact = Контакти
offer-fresh = Наскільки це актуально?
offer-more-by = Більше від { $name }
offer-not-known = Невідомо, будь ласка, запитайте
offer-source = Джерело
offer-missing-title = Цієї пропозиції немає на цьому телефоні
offer-missing-text = Можливо, вона завершилася або копія старіша за посилання.
offer-hours-published = Як опубліковано: { $text }
offer-hours-unknown = Години роботи невідомі. Будь ласка, спочатку зателефонуйте.
offer-place-rough = Приблизне місце
offer-place-hidden = Адресу не показано заради безпеки. Будь ласка, зателефонуйте.
offer-step-free = Вхід без сходів
offer-step-free-no = Є сходи
offer-childcare = З доглядом за дітьми
offer-women-only = Лише для жінок
offer-valid-until = Діє до { $date }
offer-valid-from = З { $date }
action-call = Зателефонувати
action-write = Написати листа
action-website = Відкрити сайт
action-maps = Відкрити на мапі
action-next-stop-named = Зупинка { $stop }, { $distance }
action-calendar = Додати до календаря
action-share = Поділитися
action-save = Зберегти
action-saved = Збережено
action-qr = Показати QR-код
action-print = Друкувати
action-show-german = Показати німецькою
share-copied = Посилання скопійовано
share-failed = Поділитися не вдалося. Ось посилання:
qr-title = QR-код
qr-hint = Відскануйте камерою іншого телефона.
qr-too-long = Забагато для QR-коду. Будь ласка, скористайтеся посиланням.
show-german-title = Щоб показати
show-german-request = Добрий день. Я шукаю це місце. Чи можете ви мені допомогти?
show-german-hint = Покажіть телефон тому, хто читає німецькою.
text-in-language = Мова цього тексту: { $language }.
text-machine = Перекладено комп’ютером. Можливі помилки.
text-outdated = Цей переклад старіший за німецький текст.
print-source = З каталогу { -brand }. { $asof }
stop-source = Зупинки: { $source }

## What a reader says of a record, and what becomes of it

say-correct = Усе ще правильно
say-wrong = Щось неправильно
say-edit = Редагувати
own-waiting = Вашу зміну збережено на цьому телефоні
own-sending = Ваша зміна надсилається
own-stuck = Ваша зміна: перегляньте, будь ласка
own-sent = Вашу зміну надіслано
outbox-title = Що ви написали
outbox-waits = { $count ->
    [one] { $count } ваше повідомлення чекає на надсилання.
    [few] { $count } ваші повідомлення чекають на надсилання.
    [many] { $count } ваших повідомлень чекають на надсилання.
   *[other] { $count } вашого повідомлення чекає на надсилання.
}
outbox-needs-you = { $count ->
    [one] { $count } ваше повідомлення не вдалося надіслати.
    [few] { $count } ваші повідомлення не вдалося надіслати.
    [many] { $count } ваших повідомлень не вдалося надіслати.
   *[other] { $count } вашого повідомлення не вдалося надіслати.
}

## Freshness

fresh-checked = Перевірено { $date }
fresh-checked-by = Перевірено { $date }, { $name }
fresh-never-checked = Ще не перевірено
fresh-next-check = Наступна перевірка: { $date }
fresh-as-of = Станом на { $date }
fresh-stale = Можливо, вже неактуально
fresh-stale-text = Остання перевірка була давно. Будь ласка, спочатку зателефонуйте.
fresh-ended = Завершено
fresh-ended-on = Завершено { $date }
demo-badge = Демонстраційні дані
demo-note = Демонстраційні дані, не перевірені. { $asof }

## Cost

cost-free = Безкоштовно
cost-symbolic = Невеликий внесок
cost-paid = Платно
# same as German
cost-amount = { $amount }
cost-from = Від { $amount }
cost-unknown = Вартість невідома

## For whom

audience-children = Діти
audience-youth = Молодь
audience-adults = Дорослі
audience-seniors = Старші люди
audience-women = Жінки
audience-men = Чоловіки
audience-lgbtiq = ЛГБТ+ люди
audience-families = Сім’ї
audience-single-parents = Мами й тата, що виховують дітей самі
audience-pregnant = Вагітні
audience-low-income = Люди з малим доходом
audience-homeless = Люди без житла
audience-disabled = Люди з інвалідністю
audience-workers = Люди, які працюють
audience-volunteers = Волонтери
audience-donors = Люди, які хочуть щось віддати
age-range = Вік: { $from }–{ $to }
age-from = { $from ->
    [one] від { $from } року
    [few] від { $from } років
    [many] від { $from } років
   *[other] від { $from } року
}
age-to = { $to ->
    [one] до { $to } року
    [few] до { $to } років
    [many] до { $to } років
   *[other] до { $to } року
}
status-asylum-seekers = У процедурі надання притулку
status-refugees = Із захистом або дозволом на перебування
status-tolerated = З дозволом Duldung
status-ukraine = Захист для людей з України (§ 24)
status-eu = З країн ЄС
status-repatriates = Пізні переселенці німецького походження
status-undocumented = Без документів

## Open or closed

open-now = Відчинено
open-until = Відчинено до { $time }
open-until-day = Відчинено до: { $day }, { $time }
open-always = Завжди відчинено
open-closes-soon = Скоро зачиниться: { $time }
open-closed = Зачинено
open-opens-at = Відчиниться о { $time }
open-opens-day = Відчиниться { $day } о { $time }
open-maybe = Можливо, відчинено, зателефонуйте
open-by-appointment = За записом

## Organizations

organizations-title = Організації
organizations-search = Шукати організацію
organizations-count = { $count ->
    [0] Жодної організації не знайдено
    [one] { $count } організація
    [few] { $count } організації
    [many] { $count } організацій
   *[other] { $count } організації
}
organizations-all = Усі організації
organizations-initiatives = Ініціативи та спілки підтримки
organizations-no-district = Усе місто
organization-about = Хто це?
organization-offers = Пропозиції
organization-offers-count = { $count ->
    [0] Зараз пропозицій немає
    [one] { $count } пропозиція
    [few] { $count } пропозиції
    [many] { $count } пропозицій
   *[other] { $count } пропозиції
}
organization-events = Події
organization-contact = Контакти
organization-languages = Мови
organization-district = Район
organization-missing = Цієї організації немає на цьому телефоні
organization-kind-initiative = Ініціатива
organization-kind-welcome-alliance = Спілка підтримки новоприбулих
organization-kind-office = Державна установа
organization-kind-provider = Надавач послуг

## Courses

courses-title = Курси німецької
courses-intro = Курси волонтерів і мовних шкіл в одному списку.
courses-count = { $count ->
    [0] Жодного курсу не знайдено
    [one] Знайдено { $count } курс
    [few] Знайдено { $count } курси
    [many] Знайдено { $count } курсів
   *[other] Знайдено { $count } курсу
}
courses-level = Рівень
courses-provider = Хто викладає
courses-start = Початок
courses-free-places = З вільними місцями
courses-women-only = Лише для жінок
courses-empty = За цими фільтрами курсів немає.
course-level-a0 = A0 – я починаю
course-level-a1 = A1 – перші слова
course-level-a2 = A2 – прості речення
course-level-b1 = B1 – повсякдення
course-level-b2 = B2 – робота
course-level-c1 = C1 – дуже добре
course-level-c2 = C2 – майже як рідна мова
course-level-range = від { $from } до { $to }
course-level-unknown = Рівень невідомий
course-kind-integration = Інтеграційний курс
course-kind-literacy = Інтеграційний курс із навчанням грамоти
course-kind-special-integration = Інтеграційний курс для жінок, батьків або молоді
course-kind-vocational = Професійний мовний курс
course-kind-practice = Розмовна група або тандем
course-kind-course = Курс німецької
course-provider-volunteer = Волонтери
course-provider-professional = Мовна школа
course-start-on = Початок { $date }
course-started = Розпочався { $date }. Запитайте, чи можна приєднатися.
course-end-on = Закінчується { $date }
course-places = { $count ->
    [0] Вільних місць немає
    [one] { $count } вільне місце
    [few] { $count } вільні місця
    [many] { $count } вільних місць
   *[other] { $count } вільного місця
}
course-places-as-of = { $places } (станом на { $date })
course-places-unknown = Вільні місця: будь ласка, запитайте
course-register-until = Запис до { $date }

## Events

events-title = Події
events-count = { $count ->
    [0] Жодної події не знайдено
    [one] { $count } подія
    [few] { $count } події
    [many] { $count } подій
   *[other] { $count } події
}
events-today = Сьогодні
events-tomorrow = Завтра
events-this-week = Цього тижня
events-weekend = Вихідні
events-this-month = Цього місяця
events-past = Минулі
events-show-past = Показати минулі події
events-empty = У цей час подій немає.
event-when = Коли?
event-next-dates = Наступні дати
event-repeats = Повторюється
event-cancelled = Скасовано
event-over = Завершилася
event-registration = Потрібен запис
event-registration-none = Без запису
event-time-range = з { $from } до { $to }
event-time-from = З { $time }
event-missing = Цієї події немає на цьому телефоні
event-add = Додати цю дату до календаря

## Saved

saved-title = Збережене
saved-empty-title = Ще нічого не збережено
saved-empty-text = Торкніться «Зберегти» біля пропозиції. Вона лишиться на цьому телефоні без реєстрації.
saved-count = { $count ->
    [one] Збережено { $count } запис
    [few] Збережено { $count } записи
    [many] Збережено { $count } записів
   *[other] Збережено { $count } запису
}
saved-share = Поділитися списком як посиланням
saved-print = Надрукувати список
saved-clear = Очистити список
saved-clear-confirm = Справді прибрати все збережене?
saved-gone = Цього запису більше немає в каталозі.
saved-offers = Пропозиції
saved-events = Події
saved-organizations = Організації
saved-received-title = Вам надіслали список
saved-received-text = { $count ->
    [one] { $count } запис. Його ще не збережено на цьому телефоні.
    [few] { $count } записи. Їх ще не збережено на цьому телефоні.
    [many] { $count } записів. Їх ще не збережено на цьому телефоні.
   *[other] { $count } запису. Їх ще не збережено на цьому телефоні.
}
saved-received-keep = Зберегти все
saved-received-unknown = { $count ->
    [one] { $count } запису немає в цьому каталозі.
    [few] { $count } записів немає в цьому каталозі.
    [many] { $count } записів немає в цьому каталозі.
   *[other] { $count } запису немає в цьому каталозі.
}
handout-made-on = Створено { $date }

## Settings

settings-title = Налаштування
settings-language = Мова
settings-region = Місто
settings-text-size = Розмір тексту
settings-text-size-normal = Звичайний
settings-text-size-large = Великий
settings-text-size-larger = Дуже великий
settings-theme = Світлий або темний вигляд
settings-theme-auto = Як у телефоні
settings-theme-light = Світлий
settings-theme-dark = Темний
settings-data-title = Дані на цьому телефоні
settings-data-size = Місце: { $size }
settings-data-offers = { $count ->
    [one] { $count } пропозиція
    [few] { $count } пропозиції
    [many] { $count } пропозицій
   *[other] { $count } пропозиції
}
settings-data-kept = Браузер зберігає дані постійно.
settings-data-not-kept = Браузер може видалити дані, коли бракуватиме місця.
settings-refresh = Оновити зараз
settings-refreshing = Оновлюється …
settings-refreshed = Усе актуальне.
settings-erase = Видалити все
settings-erase-confirm-title = Справді видалити все?
settings-erase-confirm-text = Буде видалено каталог, збережене й налаштування на цьому телефоні, а також ще не надіслані повідомлення.
settings-erase-confirm-yes = Так, видалити все
settings-shared-phone = Спільний телефон
settings-shared-phone-text = Після закриття { -brand } забуває збережене, пошук і налаштування. Каталог лишається.
settings-version = Версія { $version }
settings-links = Більше про { -brand }
install-title = { -brand } на головний екран
install-text = Тоді { -brand } відкривається як застосунок, навіть без інтернету.
install-button = Встановити
install-later = Не зараз
install-ios-title = На iPhone та iPad
install-ios-step-share = У Safari торкніться знака «Поділитися» внизу.
install-ios-step-add = Виберіть «На початковий екран».
install-ios-step-open = Відкрийте { -brand } з початкового екрана, поки є інтернет.
install-ios-empty = Важливо: встановлений застосунок спочатку порожній. Візьміть збережене з собою: спочатку скопіюйте посилання, потім відкрийте його в новому застосунку.
install-ios-copy = Скопіювати посилання зі збереженим

## New version of the app

update-text = Є нова версія { -brand }. Нічого не загубиться.
update-now = Перейти зараз
update-later = Пізніше

## State of the copy and of the connection

state-loading = Завантаження …
state-downloading = Завантажено { $done } з { $total }
state-no-copy-title = На цьому телефоні ще немає каталогу
state-no-copy-text = Першого разу потрібен інтернет. Потім працює без нього.
state-no-copy-import = Або відкрийте файл каталогу
state-stale = Ця копія стара. { $asof }
state-storage-full-text = Видаліть фото або застосунки. До того часу ваша копія лишається такою, як є.
state-memory-only-text = У приватному вікні після закриття все зникне. До того часу все працює.
state-evicted = Цей браузер видалив те, що тут зберігалося: каталог і збережене.
state-evicted-copy = Цей браузер видалив каталог, який тут зберігався. Те, що ви зберегли й написали, залишилося.
# $count: how many entries
state-evicted-unsent = Не надіслано і втрачено: { $count }.
state-other-tab = { -brand } відкрито в іншому вікні. Оновлення відбувається там.
state-not-found-title = Такої сторінки немає
state-not-found-text = Можливо, посилання старе або з помилкою.
state-not-found-home = На початок
state-skipped = { $count ->
    [one] { $count } запис був із помилкою, його немає.
    [few] { $count } записи були з помилкою, їх немає.
    [many] { $count } записів були з помилкою, їх немає.
   *[other] { $count } запису були з помилкою, їх немає.
}
sync-no-signal = Немає інтернету. Усе, що на цьому телефоні, можна читати.
sync-server-error = Сервер відповідає неправильно. Усе, що на цьому телефоні, можна читати.
sync-captive-portal = Ця мережа Wi-Fi спочатку вимагає входу. Відкрийте для цього інший сайт.
sync-wrong-data = Сервер надіслав неправильні дані. На цьому телефоні нічого не змінюється.
sync-cut-off = З’єднання перервалося. Пізніше завантаження продовжиться з того місця.
sync-shrunk = Каталог раптом надійшов значно коротшим, ніж раніше. Ваша копія залишається, доки це не з’ясується.
sync-believe = Усе одно прийняти
sync-clock = Годинник цього телефона йде неправильно. «Зараз відчинено» може бути хибним.

## Pages

page-about = Про { -brand }
page-imprint = Вихідні дані
page-privacy = Захист даних
page-accessibility = Доступність
page-missing = Цієї сторінки немає на цьому телефоні
page-updated = Змінено { $date }

## Topics: two levels, keys follow the ids of the taxonomy

topic-arrival = Прибуття та перебування
topic-arrival-first-steps = Перші кроки
topic-arrival-registration = Реєстрація та установи
topic-arrival-asylum = Притулок і перебування
topic-arrival-interpreting = Усний переклад
topic-language = Мова
topic-language-courses = Мовні курси
topic-language-practice = Практика й тандем
topic-language-literacy = Вчитися читати й писати
topic-housing = Житло
topic-housing-search = Пошук житла
topic-housing-emergency = Екстрений притулок
topic-housing-tenancy = Консультації з оренди
topic-health = Здоров’я
topic-health-doctors = Лікарі та страхування
topic-health-mental = Психічне здоров’я
topic-health-pregnancy = Вагітність
topic-health-addiction = Залежність
topic-health-disability = Інвалідність
topic-children = Діти та школа
topic-children-kindergarten = Дитячий садок
topic-children-school = Школа
topic-children-youth = Молодь
topic-children-leisure = Канікули й дозвілля
topic-children-family = Сімейні консультації
topic-work = Робота й навчання
topic-work-jobs = Пошук роботи
topic-work-training = Професійне навчання
topic-work-recognition = Визнання дипломів
topic-work-rights = Трудові права
topic-work-self-employment = Власна справа
topic-money = Гроші та право
topic-money-benefits = Державна допомога
topic-money-debts = Борги
topic-money-legal = Юридичні консультації
topic-money-discrimination = Дискримінація
topic-money-consumer = Договори й покупки
topic-things = Побут і пожертви
topic-things-food = Їжа
topic-things-clothing = Одяг
topic-things-furniture = Меблі
topic-things-transport = Велосипед і транспорт
topic-things-repair = Ремонт
topic-meeting = Знайомства й зустрічі
topic-meeting-cafe = Кафе зустрічей
topic-meeting-sport = Спорт
topic-meeting-culture = Культура
topic-meeting-women = Жінки
topic-meeting-groups = Групи та об’єднання
topic-volunteering = Волонтерство
topic-volunteering-start = Стати волонтером
topic-volunteering-mentoring = Наставництво
topic-volunteering-interpreting = Потрібні перекладачі
topic-volunteering-donate = Пожертвувати

## Languages spoken by staff, keys follow the language codes

language-ar = арабська
language-am = амхарська
language-bg = болгарська
language-de = німецька
language-de-simple = проста німецька
language-en = англійська
language-es = іспанська
language-fa = перська (фарсі)
language-fr = французька
language-hi = гінді
language-hr = хорватська
language-it = італійська
language-ku = курдська
language-pl = польська
language-prs = дарі
language-ps = пушту
language-pt = португальська
language-ro = румунська
language-ru = російська
language-sgn = жестова мова
language-so = сомалійська
language-sq = албанська
language-sr = сербська
language-ti = тигринья
language-tr = турецька
language-uk = українська
language-vi = в’єтнамська
language-zh = китайська

## Days, dates, times

weekday-1 = понеділок
weekday-2 = вівторок
weekday-3 = середа
weekday-4 = четвер
weekday-5 = п’ятниця
weekday-6 = субота
weekday-7 = неділя
weekday-short-1 = пн
weekday-short-2 = вт
weekday-short-3 = ср
weekday-short-4 = чт
weekday-short-5 = пт
weekday-short-6 = сб
weekday-short-7 = нд
weekday-on-1 = у понеділок
weekday-on-2 = у вівторок
weekday-on-3 = у середу
weekday-on-4 = у четвер
weekday-on-5 = у п’ятницю
weekday-on-6 = у суботу
weekday-on-7 = у неділю
weekday-holiday = Святковий день
month-1 = січень
month-2 = лютий
month-3 = березень
month-4 = квітень
month-5 = травень
month-6 = червень
month-7 = липень
month-8 = серпень
month-9 = вересень
month-10 = жовтень
month-11 = листопад
month-12 = грудень
month-of-1 = січня
month-of-2 = лютого
month-of-3 = березня
month-of-4 = квітня
month-of-5 = травня
month-of-6 = червня
month-of-7 = липня
month-of-8 = серпня
month-of-9 = вересня
month-of-10 = жовтня
month-of-11 = листопада
month-of-12 = грудня
day-today = сьогодні
day-tomorrow = завтра
date-on = { $date }
date-day = { $day } { $month }
date-full = { $day } { $month } { $year } р.
date-weekday = { $weekday }, { $day } { $month }
date-weekday-full = { $weekday }, { $day } { $month } { $year } р.
date-month-year = { $month } { $year } р.
date-time = { $date }, { $time }
asof-today = Станом на сьогодні, { $time }
asof-yesterday = Станом на вчора, { $time }
asof-date = Станом на { $date }
ago-now = щойно
ago-minutes = { $count ->
    [one] { $count } хвилину тому
    [few] { $count } хвилини тому
    [many] { $count } хвилин тому
   *[other] { $count } хвилини тому
}
ago-hours = { $count ->
    [one] { $count } годину тому
    [few] { $count } години тому
    [many] { $count } годин тому
   *[other] { $count } години тому
}
ago-days = { $count ->
    [one] { $count } день тому
    [few] { $count } дні тому
    [many] { $count } днів тому
   *[other] { $count } дня тому
}
ago-weeks = { $count ->
    [one] { $count } тиждень тому
    [few] { $count } тижні тому
    [many] { $count } тижнів тому
   *[other] { $count } тижня тому
}
ago-months = { $count ->
    [one] { $count } місяць тому
    [few] { $count } місяці тому
    [many] { $count } місяців тому
   *[other] { $count } місяця тому
}
ago-years = { $count ->
    [one] { $count } рік тому
    [few] { $count } роки тому
    [many] { $count } років тому
   *[other] { $count } року тому
}

## Measures

distance-m = { $n } м
distance-km = { $n } км
size-kb = { $n } КБ
size-mb = { $n } МБ
# same as German
money-eur = { $n } €
list-and = { $first } та { $last }
