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
