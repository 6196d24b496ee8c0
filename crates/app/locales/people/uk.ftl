### Words that only the screens of lotse-people say; those of uk.ftl are there as well, its terms too.

## Pass on

pass-on-title = Передати
pass-on-intro = Передайте весь каталог на інший телефон. Це працює без інтернету.
pass-on-export-title = Каталог як файл
pass-on-export-text = Один файл з усім. Відкрийте його на іншому телефоні в { -brand }.
pass-on-export = Зберегти файл
pass-on-export-share = Поділитися файлом
pass-on-import-title = Отримали файл?
pass-on-import-text = Виберіть файл каталогу на цьому телефоні.
pass-on-html-title = Каталог як вебсторінка
pass-on-html-text = Сторінка для друку або для USB-накопичувача. Відкривається в будь-якому браузері.
pass-on-html = Зберегти сторінку
pass-on-app-title = Передати застосунок
pass-on-app-text = Відскануйте цей QR-код іншим телефоном. Для цього потрібен інтернет.
pass-on-size = Розмір: { $size }
pass-on-saved = Файл збережено.
pass-on-reading = Читається файл …
pass-on-imported = { $count ->
    [one] { $count } запис тепер на цьому телефоні.
    [few] { $count } записи тепер на цьому телефоні.
    [many] { $count } записів тепер на цьому телефоні.
   *[other] { $count } запису тепер на цьому телефоні.
}
pass-on-same = Цей файл не новіший за вашу копію. Нічого не змінено.
pass-on-older = Цей файл старіший ({ $date }). Ваша новіша копія лишається.
pass-on-error-not-ours = Це не файл каталогу { -brand }.
pass-on-error-damaged = Файл пошкоджений або неповний. Попросіть надіслати його ще раз.
pass-on-error-newer-version = Файл створено новішою версією застосунку. Спочатку оновіть застосунок.
pass-on-error-other-region = Файл належить іншому місту: { $region }.
pass-on-error-too-big = Файл завеликий: { $size }.
pass-on-error-empty = Файл порожній.
pass-on-nothing = На цьому телефоні ще немає каталогу.

## The catalogue as a page

handout-offers = Пропозиції
handout-organization = Хто це робить?

## Somebody says whether a record is right

report-title = Це ще правильно?
report-missing = Цього запису немає на цьому телефоні
report-question = Що ви хочете сказати?
report-choose = Виберіть один із двох варіантів.
report-comment = Що неправильно або нове?
report-comment-hint = Наприклад: «Номер телефону вже неправильний». Будь-якою мовою.
report-comment-required = Напишіть коротко, що неправильно.
report-left = { $count ->
    [one] Залишився { $count } символ
    [few] Залишилося { $count } символи
    [many] Залишилося { $count } символів
   *[other] Залишилося { $count } символу
}
report-comment-too-long = { $count ->
    [one] На { $count } символ більше, ніж можна. Скоротіть текст.
    [few] На { $count } символи більше, ніж можна. Скоротіть текст.
    [many] На { $count } символів більше, ніж можна. Скоротіть текст.
   *[other] На { $count } символу більше, ніж можна. Скоротіть текст.
}
report-private = Надсилається лише те, що ви тут пишете, і про який запис ідеться. Без імені та місця. Це читає координаційний центр.
report-send = Надіслати
report-more = Сказати ще щось
report-kept = Збережено на цьому телефоні

## What is wrong with a field, and why something cannot be kept

refused-required = Заповніть це поле.
refused-too-long = Текст задовгий. Скоротіть його.
refused-invalid = Це сюди не підходить. Перевірте.
refused-says = Сервер повідомляє: { $message }
write-no-module = Зараз це неможливо. Ваш текст залишиться тут. Спробуйте ще раз, коли буде інтернет.
write-storage-full = На телефоні немає місця. Ваш текст залишиться тут. Видаліть фото чи застосунки та спробуйте ще раз.
write-storage = Не вдалося зберегти. Ваш текст залишиться тут. Закрийте інші вікна { -brand } і спробуйте ще раз.
write-busy = Зараз триває надсилання. Спробуйте за мить ще раз.

## How far something is

standing-waiting = Збережено на цьому телефоні. Буде надіслано, щойно з’явиться інтернет.
standing-tried = Збережено на цьому телефоні. Надіслати ще не вдалося, спроба повториться автоматично.
standing-sending = Надсилається …
standing-sent = Надіслано: { $when }. Дякуємо!
standing-conflict = Хтось інший тим часом змінив те саме. Вирішіть, що правильно.
standing-refused = Сервер не прийняв це в такому вигляді. Змініть, будь ласка.
standing-sign-in = Щоб надіслати, потрібно увійти. Далі все продовжиться автоматично.
standing-gone = Цього запису більше немає.
standing-too-large = Текст задовгий для сервера. Скоротіть його.
standing-not-allowed = Вам не дозволено це змінювати.
standing-depends-on = Це пов’язано з тим, що ви видалили.

## Everything the person wrote

outbox-intro = Тут видно, що ще не надіслано і що надіслано останніми днями.
outbox-empty-title = Немає що надсилати
outbox-empty-text = Про кожну пропозицію можна сказати, чи вона ще правильна.
outbox-unread = { $count ->
    [one] { $count } повідомлення з новішої версії застосунку. Воно залишається збереженим.
    [few] { $count } повідомлення з новішої версії застосунку. Вони залишаються збереженими.
    [many] { $count } повідомлень із новішої версії застосунку. Вони залишаються збереженими.
   *[other] { $count } повідомлення з новішої версії застосунку. Вони залишаються збереженими.
}
outbox-written = Написано: { $when }
outbox-change = Змінено
outbox-edit = Змінити
outbox-discard = Видалити
outbox-discard-confirm = Справді видалити? Це не буде надіслано.

## Two people changed the same

conflict-mine = Це написали ви
conflict-theirs = Зараз у каталозі
conflict-nothing = (порожньо)
conflict-theirs-at = Змінено в каталозі: { $when }
conflict-theirs-by = Змінено в каталозі: { $when }, { $name }
conflict-choose = Виберіть, що правильно.
conflict-decide = Надіслати так

## Signing in

sign-in-title = Увійти
sign-in-intro = Щоб читати чи повідомляти про помилки, входити не потрібно. Входять лише ті, хто змінює записи.
# same as German
sign-in-place = { $region }: { $source }
sign-in-user = Ім’я або електронна пошта
sign-in-password = Пароль
sign-in-token = Ключ доступу
sign-in-token-hint = Його видає організація, яка веде каталог.
sign-in-kept = Цей телефон пам’ятає вхід, доки ви не вийдете. На спільному телефоні потім вийдіть.
sign-in-do = Увійти
sign-in-busy = Перевіряється …
sign-in-wrong = Це неправильно. Перевірте написання.
sign-in-no-network = Щоб увійти, потрібен інтернет. Спробуйте пізніше.
sign-in-server = Сервер не відповідає як слід. Спробуйте пізніше.
sign-in-unknown = Тут не можна увійти.
sign-in-not-needed = Тут входити не потрібно.
sign-in-done = Ви увійшли.
sign-in-out = Вийти

## Changing an offer

edit-title = Редагувати пропозицію
edit-sign-in = Щоб змінити цю пропозицію, потрібно увійти. Повідомити про помилку може кожен, без входу.
edit-name = Назва
edit-summary = Коротко
edit-description = Опис
edit-name-required = Пропозиції потрібна назва хоча б однією мовою.
edit-add-language = Додати мову
edit-amount = Сума в євро
edit-amount-hint = Наприклад: 12,50
edit-amount-wrong = Напишіть лише суму, наприклад 12,50.
edit-cost-note = Примітка про вартість
edit-hours = Години роботи
edit-hours-hint = Наприклад: Mo-Fr 09:00-17:00; Sa 10:00-12:00
edit-hours-published = Години роботи словами
edit-hours-means = Це означає:
edit-hours-wrong = Зрозуміло до: «{ $understood }». Не зрозуміло: «{ $rest }».
edit-phone = Телефон
edit-email = Електронна пошта
edit-website = Вебсайт
edit-appointment = Сторінка для запису
edit-add-contact = Додати: { $name }
edit-contact-wrong = Так ні з ким не зв’язатися. Перевірте.
edit-status = Стан
edit-status-active = Діє
edit-status-temporarily-closed = Тимчасово закрито
edit-status-inactive = Зараз не діє
edit-status-defunct = Більше не існує
edit-until = Діє до
edit-until-hint = Залиште порожнім, якщо кінця немає.
edit-date-wrong = Виберіть дату.
edit-checked = Перевірено
edit-checked-today = Сьогодні перевірено: усе правильно
edit-send = Надіслати зміну
edit-see = До пропозиції
edit-nothing = Ви нічого не змінили.
edit-elsewhere = Тут змінити не можна
edit-elsewhere-why = Джерело не приймає звідси змін цих даних.
edit-no-network = Щоб внести зміни, зараз потрібен інтернет. Спробуйте пізніше.
edit-not-taken = Це джерело не приймає звідси змін.
