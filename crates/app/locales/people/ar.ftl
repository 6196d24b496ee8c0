### Words that only the screens of lotse-people say; those of ar.ftl are there as well, its terms too.

## Pass on

pass-on-title = تمرير
pass-on-intro = أعطِ الدليل كاملًا إلى هاتف آخر. هذا يعمل بدون إنترنت.
pass-on-export-title = الدليل كملف
pass-on-export-text = ملف واحد فيه كل شيء. افتحه على الهاتف الآخر في { -brand }.
pass-on-export = حفظ الملف
pass-on-export-share = مشاركة الملف
pass-on-import-title = هل وصلك ملف؟
pass-on-import-text = اختر ملف الدليل على هذا الهاتف.
pass-on-html-title = الدليل كصفحة إنترنت
pass-on-html-text = صفحة للطباعة أو لذاكرة USB. تُفتح في كل متصفح.
pass-on-html = حفظ الصفحة
pass-on-app-title = تمرير التطبيق
pass-on-app-text = امسح رمز QR هذا بالهاتف الآخر. هذا يحتاج إلى إنترنت.
pass-on-size = الحجم: { $size }
pass-on-saved = تم حفظ الملف.
pass-on-reading = تتم قراءة الملف …
pass-on-imported = { $count ->
    [zero] لا توجد عناصر جديدة على هذا الهاتف.
    [one] عنصر واحد موجود الآن على هذا الهاتف.
    [two] عنصران موجودان الآن على هذا الهاتف.
    [few] { $count } عناصر موجودة الآن على هذا الهاتف.
    [many] { $count } عنصرًا موجودًا الآن على هذا الهاتف.
   *[other] { $count } عنصر موجود الآن على هذا الهاتف.
}
pass-on-same = هذا الملف ليس أحدث من نسختك. لم يتغير شيء.
pass-on-older = هذا الملف أقدم ({ $date }). نسختك الأحدث تبقى.
pass-on-error-not-ours = هذا ليس ملف دليل من { -brand }.
pass-on-error-damaged = الملف تالف أو ناقص. اطلب إرساله مرة أخرى.
pass-on-error-newer-version = الملف من إصدار أحدث للتطبيق. حدّث التطبيق أولًا من فضلك.
pass-on-error-other-region = الملف يخص مدينة أخرى: { $region }.
pass-on-error-too-big = الملف كبير جدًا: { $size }.
pass-on-error-empty = الملف فارغ.
pass-on-nothing = لا يوجد دليل على هذا الهاتف بعد.

## The catalogue as a page

handout-offers = العروض
handout-organization = من يقدمه؟

## Somebody says whether a record is right

report-title = هل هذا لا يزال صحيحًا؟
report-missing = هذا العنصر غير موجود على هذا الهاتف
report-question = ماذا تريد أن تقول؟
report-choose = يرجى اختيار أحد الخيارين.
report-comment = ما الخطأ أو الجديد؟
report-comment-hint = مثلًا: «رقم الهاتف لم يعد صحيحًا». بأي لغة.
report-comment-required = يرجى كتابة ما هو الخطأ باختصار.
report-left = { $count ->
    [zero] لم يبق أي حرف
    [one] بقي حرف واحد
    [two] بقي حرفان
    [few] بقيت { $count } أحرف
    [many] بقي { $count } حرفًا
   *[other] بقي { $count } حرف
}
report-comment-too-long = { $count ->
    [zero] لا توجد أحرف زائدة.
    [one] يوجد حرف واحد زائد. يرجى الاختصار.
    [two] يوجد حرفان زائدان. يرجى الاختصار.
    [few] توجد { $count } أحرف زائدة. يرجى الاختصار.
    [many] يوجد { $count } حرفًا زائدًا. يرجى الاختصار.
   *[other] يوجد { $count } حرف زائد. يرجى الاختصار.
}
report-private = يُرسل فقط ما تكتبه هنا وعن أي عنصر هو. لا اسم ولا موقع. مكتب التنسيق يقرؤه.
report-send = إرسال
report-more = قول شيء آخر
report-kept = تم الحفظ على هذا الهاتف

## What is wrong with a field, and why something cannot be kept

refused-required = يرجى ملء هذا الحقل.
refused-too-long = هذا طويل جدًا. يرجى الاختصار.
refused-invalid = هذا غير مناسب هنا. يرجى التحقق.
refused-says = الخادم يقول: { $message }
write-no-module = هذا غير ممكن الآن. ما كتبته يبقى هنا. حاول مرة أخرى عندما يتوفر الإنترنت.
write-storage-full = لم تعد هناك مساحة على الهاتف. ما كتبته يبقى هنا. احذف صورًا أو تطبيقات وحاول مرة أخرى.
write-storage = تعذر الحفظ. ما كتبته يبقى هنا. أغلق نوافذ { -brand } الأخرى وحاول مرة أخرى.
write-busy = يتم الإرسال الآن. حاول مرة أخرى بعد قليل.

## How far something is

standing-waiting = تم الحفظ على هذا الهاتف. سيُرسل عندما يتوفر الإنترنت.
standing-tried = تم الحفظ على هذا الهاتف. لم ينجح الإرسال بعد وستُعاد المحاولة تلقائيًا.
standing-sending = يتم الإرسال …
standing-sent = تم الإرسال: { $when }. شكرًا!
standing-conflict = غيّر شخص آخر الشيء نفسه في هذه الأثناء. يرجى أن تقرر ما هو الصحيح.
standing-refused = لم يقبل الخادم ذلك بهذا الشكل. يرجى تعديله.
standing-sign-in = للإرسال يجب تسجيل الدخول. بعد ذلك يستمر الإرسال تلقائيًا.
standing-gone = لم يعد هذا العنصر موجودًا.
standing-too-large = هذا طويل جدًا على الخادم. يرجى الاختصار.
standing-not-allowed = لا يُسمح لك بتغيير هذا.
standing-depends-on = هذا مرتبط بشيء حذفته.

## Everything the person wrote

outbox-intro = هنا ترى ما لم يُرسل بعد وما أُرسل في الأيام الأخيرة.
outbox-empty-title = لا شيء للإرسال
outbox-empty-text = عند كل عرض يمكنك أن تقول إن كان لا يزال صحيحًا.
outbox-unread = { $count ->
    [zero] لا توجد رسائل من إصدار أحدث.
    [one] رسالة واحدة من إصدار أحدث للتطبيق. تبقى محفوظة.
    [two] رسالتان من إصدار أحدث للتطبيق. تبقيان محفوظتين.
    [few] { $count } رسائل من إصدار أحدث للتطبيق. تبقى محفوظة.
    [many] { $count } رسالة من إصدار أحدث للتطبيق. تبقى محفوظة.
   *[other] { $count } رسالة من إصدار أحدث للتطبيق. تبقى محفوظة.
}
outbox-written = كُتب: { $when }
outbox-change = تم التعديل
outbox-edit = تعديل
outbox-discard = حذف
outbox-discard-confirm = هل تريد الحذف حقًا؟ لن يتم الإرسال بعد ذلك.

## Two people changed the same

conflict-mine = هذا ما كتبته أنت
conflict-theirs = الموجود الآن في الدليل
conflict-nothing = (فارغ)
conflict-theirs-at = تم التغيير في الدليل: { $when }
conflict-theirs-by = تم التغيير في الدليل: { $when }، { $name }
conflict-choose = يرجى اختيار الصحيح.
conflict-decide = إرسال بهذا الشكل

## Signing in

sign-in-title = تسجيل الدخول
sign-in-intro = لا تحتاج إلى تسجيل الدخول للقراءة أو للإبلاغ. فقط من يعدل العناصر يسجل الدخول.
sign-in-place = ‏{ $region }: { $source }
sign-in-user = الاسم أو البريد الإلكتروني
sign-in-password = كلمة المرور
sign-in-token = مفتاح الدخول
sign-in-token-hint = تحصل عليه من الجهة التي تدير الدليل.
sign-in-kept = يحفظ هذا الهاتف تسجيل الدخول حتى تسجل الخروج. على هاتف مشترك يرجى تسجيل الخروج بعد ذلك.
sign-in-do = تسجيل الدخول
sign-in-busy = يتم التحقق …
sign-in-wrong = هذا غير صحيح. يرجى التحقق من الكتابة.
sign-in-no-network = تسجيل الدخول يحتاج إلى إنترنت. حاول مرة أخرى لاحقًا.
sign-in-server = الخادم لا يستجيب بشكل صحيح. حاول مرة أخرى لاحقًا.
sign-in-unknown = لا يمكن تسجيل الدخول هنا.
sign-in-not-needed = لا حاجة إلى تسجيل الدخول هنا.
sign-in-done = تم تسجيل دخولك.
sign-in-out = تسجيل الخروج

## Changing an offer

edit-title = تعديل العرض
edit-sign-in = لتعديل هذا العرض يجب تسجيل الدخول. يمكن لأي شخص الإبلاغ بدون تسجيل الدخول.
edit-name = الاسم
edit-summary = باختصار
edit-description = الوصف
edit-name-required = يحتاج العرض إلى اسم بلغة واحدة على الأقل.
edit-add-language = إضافة لغة
edit-amount = المبلغ باليورو
edit-amount-hint = مثلًا: 12,50
edit-amount-wrong = يرجى كتابة مبلغ فقط، مثلًا 12,50.
edit-cost-note = ملاحظة عن التكلفة
edit-hours = أوقات العمل
edit-hours-hint = مثلًا: Mo-Fr 09:00-17:00; Sa 10:00-12:00
edit-hours-published = أوقات العمل بالكلمات
edit-hours-means = هذا يعني:
edit-hours-wrong = مفهوم حتى: «{ $understood }». غير مفهوم: «{ $rest }».
edit-phone = الهاتف
edit-email = البريد الإلكتروني
edit-website = الموقع الإلكتروني
edit-appointment = صفحة المواعيد
edit-add-contact = إضافة: { $name }
edit-contact-wrong = لا يمكن الوصول إلى أحد بهذا. يرجى التحقق.
edit-status = الحالة
edit-status-active = متاح
edit-status-temporarily-closed = مغلق حاليًا
edit-status-inactive = غير متاح الآن
edit-status-defunct = لم يعد موجودًا
edit-until = صالح حتى
edit-until-hint = اتركه فارغًا إذا لم تكن له نهاية.
edit-date-wrong = يرجى اختيار تاريخ.
edit-checked = تم التحقق
edit-checked-today = تحققت اليوم من أن كل شيء صحيح
edit-send = إرسال التعديل
edit-see = إلى العرض
edit-nothing = لم تغيّر شيئًا.
edit-elsewhere = لا يمكن تغييره هنا
edit-elsewhere-why = لا يقبل المصدر تغيير هذه البيانات من هنا.
edit-no-network = التعديل يحتاج الآن إلى إنترنت. حاول مرة أخرى لاحقًا.
edit-not-taken = هذا المصدر لا يقبل التغييرات من هنا.
