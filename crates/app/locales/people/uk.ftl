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
