### العربية. قائمة الكلمات المتفق عليها في بداية de.ftl.

-brand = Lotse

## The app's name and the frame around every screen

# same as German
app-name = { -brand }
# same as German
app-title = { $page } – { -brand }
nav-label = القائمة الرئيسية
nav-home = البداية
nav-search = بحث
nav-courses = الدورات
nav-events = الفعاليات
nav-organizations = المنظمات
nav-saved = المحفوظات
nav-pass-on = تمرير
nav-settings = الإعدادات
nav-crisis = طوارئ
nav-back = رجوع
skip-link = انتقل إلى المحتوى
action-close = إغلاق
action-cancel = إلغاء
action-remove = إزالة
action-remove-named = إزالة { $name }
action-show-all = عرض الكل
action-show-more = عرض المزيد
action-try-again = حاول مرة أخرى
footer-label = عن هذا التطبيق

## Quick exit

exit-button = خروج سريع
exit-hint = يعرض صفحة محايدة فورًا.
exit-history-note = انتبه: المتصفح يحفظ الصفحات التي تمت زيارتها. من يستخدم هذا الهاتف يستطيع رؤية السجل. لكي لا يبقى أثر: احذف سجل المتصفح أو استخدم نافذة خاصة.

## First visit

welcome-title = أهلًا وسهلًا
welcome-text = يعرض { -brand } أماكن المساعدة في هذه المدينة: استشارة، دورات لغة، سكن، طبيب، عمل. بعد الزيارة الأولى يعمل كل شيء بدون إنترنت.
welcome-download = يتم تحميل الدليل كاملًا مرة واحدة: { $size }.
welcome-no-account = بدون تسجيل. مجاني. لا أحد يرى ما تقرأه.
welcome-region = في أي مدينة أنت؟

## Home

home-title = ماذا تحتاج؟
home-door-need = أحتاج إلى مساعدة
home-door-need-text = ابحث عن عروض ودورات واستشارة
home-door-help = أريد أن أساعد
home-door-help-text = تطوع، مرافقة، تبرعات
home-door-work = أعمل هنا
home-door-work-text = للبلدية والجمعيات ومراكز الاستشارة
home-doors-label = من أنت؟
home-search-label = بحث
home-search-placeholder = مثلًا: دورة لغة ألمانية
home-topics-title = الموضوعات
home-open-now = مفتوح الآن
home-near-me = بالقرب مني
home-new-title = جديد ومعدّل
home-catalogue-count = { $count ->
    [zero] لا توجد عروض على هذا الهاتف
    [one] عرض واحد على هذا الهاتف
    [two] عرضان على هذا الهاتف
    [few] { $count } عروض على هذا الهاتف
    [many] { $count } عرضًا على هذا الهاتف
   *[other] { $count } عرض على هذا الهاتف
}

## Emergency numbers

crisis-title = أرقام الطوارئ
crisis-intro = هذه الأرقام مجانية. تعمل بدون رصيد وبدون إنترنت.
crisis-call = اتصل: { $name }، { $number }
crisis-languages-note = قل أولًا: أين أنت؟ ماذا حدث؟
crisis-day-and-night = ليلًا ونهارًا
crisis-emergency = الإسعاف والإطفاء
crisis-emergency-note = خطر على الحياة، حادث خطير، حريق
crisis-police = الشرطة
crisis-police-note = عنف، خطر، سرقة
crisis-doctor = الطبيب المناوب
crisis-doctor-note = مرض في المساء أو في عطلة نهاية الأسبوع، بدون خطر على الحياة
crisis-women = خط المساعدة «العنف ضد النساء»
crisis-women-note = بدون ذكر الاسم، بـ 18 لغة
crisis-men = خط المساعدة «العنف ضد الرجال»
crisis-men-note = بدون ذكر الاسم وبسرية
crisis-children = هاتف الأطفال والشباب
crisis-children-note = عند الهموم في العائلة أو المدرسة
crisis-parents = هاتف الأهل
crisis-parents-note = عند الهموم مع الأطفال
crisis-soul = هاتف الدعم النفسي
crisis-soul-note = عند الخوف أو الحزن أو التفكير في الموت
crisis-pregnant = خط المساعدة «حوامل في ضيق»
crisis-pregnant-note = بدون ذكر الاسم، بلغات كثيرة

## Door: I want to help

help-title = أريد أن أساعد
help-intro = جميل أنك تريد أن تساعد!
help-coming-title = قريبًا في هذا التطبيق
help-coming-offer = عرض المساعدة والرد على الطلبات
help-coming-mentor = تدريب لتصبح مرافقًا للقادمين الجدد
help-coming-training = البحث عن تدريبات والتسجيل فيها
help-now-title = ما يمكنك فعله اليوم
help-now-text = هذه الجهات تسعد بمساعدتك. اتصل أو اكتب.
help-now-none = لا توجد في هذا الدليل جهة للمتطوعين بعد.
help-see-offers = عرض الفرص للمتطوعين

## Door: I work here

work-title = أعمل هنا
work-intro = للعاملين في البلدية والجمعيات ومراكز الاستشارة.
work-coming-title = قريبًا في هذا التطبيق
work-coming-edit = تحديث عروضكم وتأكيدها
work-coming-needs = رؤية الطلبات والتوسط فيها
work-coming-reports = النواقص والأرقام للجان
work-now-title = حتى ذلك الحين
work-now-text = مكتب التنسيق يستقبل التعديلات على الدليل.
work-now-none = لا يوجد في هذا الدليل مكتب تنسيق بعد.
work-handout = للاستشارة: احفظ العروض واطبعها وسلّمها
work-sign-in = تسجيل الدخول وتعديل العروض

## Results

results-title = العروض
results-search-label = البحث في العروض
results-search-clear = مسح كلمة البحث
results-count = { $count ->
    [0] لم يتم العثور على أي عرض
    [zero] لم يتم العثور على أي عرض
    [one] تم العثور على عرض واحد
    [two] تم العثور على عرضين
    [few] تم العثور على { $count } عروض
    [many] تم العثور على { $count } عرضًا
   *[other] تم العثور على { $count } عرض
}
results-filters = التصفية
results-filters-active = { $count ->
    [zero] لا توجد تصفية
    [one] تصفية واحدة مفعّلة
    [two] تصفيتان مفعّلتان
    [few] { $count } تصفيات مفعّلة
    [many] { $count } تصفية مفعّلة
   *[other] { $count } تصفية مفعّلة
}
results-filters-clear = إزالة كل التصفيات
results-filters-apply = { $count ->
    [0] لا شيء
    [zero] لا شيء
    [one] اعرض عرضًا واحدًا
    [two] اعرض عرضين
    [few] اعرض { $count } عروض
    [many] اعرض { $count } عرضًا
   *[other] اعرض { $count } عرض
}
results-list-label = العروض التي تم العثور عليها
results-empty-title = لا نتائج
results-empty-text = لا يوجد هنا عرض لهذا البحث. هذا ليس خطأك.
results-empty-without = { $count ->
    [zero] بدون «{ $name }»: لا عروض
    [one] بدون «{ $name }»: عرض واحد
    [two] بدون «{ $name }»: عرضان
    [few] بدون «{ $name }»: { $count } عروض
    [many] بدون «{ $name }»: { $count } عرضًا
   *[other] بدون «{ $name }»: { $count } عرض
}
results-empty-spelling = راجع الكتابة أو جرّب كلمة أخرى.
results-empty-ask = أو اسأل مركز استشارة.
filter-topic = الموضوع
filter-audience = لمن
filter-status = وضع الإقامة
filter-language = اللغة هناك
filter-cost-free = المجاني فقط
filter-day = اليوم
filter-time = الوقت
filter-district = الحي
filter-open-now = مفتوح الآن
filter-step-free = الوصول بدون درجات
filter-childcare = مع رعاية الأطفال
filter-ended = عرض المنتهية أيضًا
filter-any = لا فرق
filter-also = مهم أيضًا
time-of-day-morning = قبل الظهر
time-of-day-afternoon = بعد الظهر
time-of-day-evening = المساء
sort-label = الترتيب
sort-relevance = الأنسب أولًا
sort-distance = الأقرب أولًا
sort-freshness = آخر تحقق
sort-start = يبدأ قريبًا

## Position

position-ask-title = أين أنت؟
position-ask-text = موقعك يبقى على هذا الهاتف. لا يُرسل أبدًا ولا يُحفظ.
position-use = استخدام موقعي
position-choose-district = أفضّل اختيار حي
position-waiting = جارٍ البحث عن موقعك …
position-denied = لا يُسمح للمتصفح بقراءة موقعك. اختر حيًا.
position-failed = لم يتم العثور على موقعك. اختر حيًا.
position-active = المسافة من موقعك
position-active-district = المسافة من وسط { $district }
position-stop = إيقاف استخدام موقعي

## One offer

offer-what = ما هذا؟
offer-for-whom = لمن؟
offer-for-everyone = للجميع
offer-when = متى؟
offer-where = أين؟
offer-cost = كم التكلفة؟
offer-documents = ماذا تحضر معك؟
offer-steps = هكذا تفعل
offer-languages = أي لغات؟
offer-languages-unknown = اللغات: يُرجى السؤال
language-interpreter = مع ترجمة شفهية
offer-contact = التواصل
offer-fresh = ما مدى حداثة هذه المعلومات؟
offer-more-by = المزيد من { $name }
offer-not-known = غير معروف، يُرجى السؤال
offer-source = المصدر
offer-missing-title = هذا العرض غير موجود على هذا الهاتف
offer-missing-text = ربما انتهى، أو النسخة أقدم من الرابط.
offer-hours-published = كما نشرتها الجهة: { $text }
offer-hours-unknown = أوقات العمل غير معروفة. يُرجى الاتصال أولًا.
offer-place-rough = مكان تقريبي
offer-place-hidden = لا يُعرض العنوان للحماية. يُرجى الاتصال.
offer-step-free = الوصول بدون درجات
offer-step-free-no = توجد درجات
offer-childcare = مع رعاية الأطفال
offer-women-only = للنساء فقط
offer-valid-until = ساري حتى { $date }
offer-valid-from = ابتداءً من { $date }
action-call = اتصال
action-write = كتابة بريد إلكتروني
action-website = فتح الموقع
action-maps = فتح في الخرائط
action-next-stop-named = محطة { $stop }، { $distance }
action-calendar = إضافة إلى التقويم
action-share = مشاركة
action-save = حفظ
action-saved = محفوظ
action-qr = عرض رمز QR
action-print = طباعة
action-show-german = عرض بالألمانية
share-copied = تم نسخ الرابط
share-failed = لم تنجح المشاركة. هذا هو الرابط:
qr-title = رمز QR
qr-hint = امسحه بكاميرا هاتف آخر.
qr-too-long = النص طويل على رمز QR. استخدم الرابط من فضلك.
show-german-title = للعرض على شخص
show-german-request = مرحبًا. أبحث عن هذا المكان. هل يمكنك مساعدتي من فضلك؟
show-german-hint = أرِ الهاتف لشخص يقرأ الألمانية.
text-in-language = هذا النص باللغة التالية: { $language }.
text-machine = ترجمه حاسوب. قد توجد أخطاء.
text-outdated = هذه الترجمة أقدم من النص الألماني.
print-source = من دليل { -brand }. { $asof }
stop-source = المحطات: { $source }

## What a reader says of a record, and what becomes of it

say-correct = لا يزال صحيحًا
say-wrong = يوجد خطأ
say-edit = تعديل
own-waiting = تعديلك محفوظ على هذا الهاتف
own-sending = يتم إرسال تعديلك
own-stuck = تعديلك: يرجى المراجعة
own-sent = تم إرسال تعديلك
outbox-title = ما كتبته
outbox-waits = { $count ->
    [zero] لا توجد رسائل منك في الانتظار.
    [one] رسالة واحدة منك تنتظر الإرسال.
    [two] رسالتان منك تنتظران الإرسال.
    [few] { $count } رسائل منك تنتظر الإرسال.
    [many] { $count } رسالة منك تنتظر الإرسال.
   *[other] { $count } رسالة منك تنتظر الإرسال.
}
outbox-needs-you = { $count ->
    [zero] تم إرسال كل رسائلك.
    [one] تعذر إرسال رسالة واحدة منك.
    [two] تعذر إرسال رسالتين منك.
    [few] تعذر إرسال { $count } رسائل منك.
    [many] تعذر إرسال { $count } رسالة منك.
   *[other] تعذر إرسال { $count } رسالة منك.
}

## Freshness

fresh-checked = تم التحقق في { $date }
fresh-checked-by = تم التحقق في { $date } من قِبل { $name }
fresh-never-checked = لم يتم التحقق بعد
fresh-next-check = التحقق القادم: { $date }
fresh-as-of = معلومات من { $date }
fresh-stale = ربما لم تعد المعلومات حديثة
fresh-stale-text = آخر تحقق كان منذ وقت طويل. يُرجى الاتصال أولًا.
fresh-ended = انتهى
fresh-ended-on = انتهى في { $date }
demo-badge = بيانات تجريبية
demo-note = بيانات تجريبية لم يتم التحقق منها. { $asof }

## Cost

cost-free = مجاني
cost-symbolic = مبلغ رمزي
cost-paid = بمقابل مالي
# same as German
cost-amount = { $amount }
cost-from = ابتداءً من { $amount }
cost-unknown = التكلفة غير معروفة

## For whom

audience-children = أطفال
audience-youth = شباب ويافعون
audience-adults = بالغون
audience-seniors = كبار السن
audience-women = نساء
audience-men = رجال
audience-lgbtiq = مثليون ومتحولون جنسيًا
audience-families = عائلات
audience-single-parents = أم أو أب بدون شريك
audience-pregnant = حوامل
audience-low-income = ذوو الدخل المحدود
audience-homeless = من ليس لديهم سكن
audience-disabled = ذوو الإعاقة
audience-workers = من لديهم عمل
audience-volunteers = متطوعون
audience-donors = من يريدون التبرع
age-range = من { $from } إلى { $to } سنة
age-from = { $from ->
    [zero] من عمر { $from } سنة
    [one] من عمر سنة واحدة
    [two] من عمر سنتين
    [few] من عمر { $from } سنوات
    [many] من عمر { $from } سنة
   *[other] من عمر { $from } سنة
}
age-to = { $to ->
    [zero] حتى عمر { $to } سنة
    [one] حتى عمر سنة واحدة
    [two] حتى عمر سنتين
    [few] حتى عمر { $to } سنوات
    [many] حتى عمر { $to } سنة
   *[other] حتى عمر { $to } سنة
}
status-asylum-seekers = في إجراءات اللجوء
status-refugees = لديه حماية أو تصريح إقامة
status-tolerated = لديه وقف ترحيل (Duldung)
status-ukraine = حماية للقادمين من أوكرانيا (المادة 24)
status-eu = من دول الاتحاد الأوروبي
status-repatriates = العائدون من أصل ألماني
status-undocumented = بدون أوراق

## Open or closed

open-now = مفتوح
open-until = مفتوح حتى { $time }
open-until-day = مفتوح حتى { $day }، { $time }
open-always = مفتوح دائمًا
open-closes-soon = يغلق قريبًا: { $time }
open-closed = مغلق
open-opens-at = يفتح في الساعة { $time }
open-opens-day = يفتح { $day } في الساعة { $time }
open-maybe = ربما مفتوح، يُرجى الاتصال
open-by-appointment = بموعد

## Organizations

organizations-title = المنظمات
organizations-search = البحث عن منظمة
organizations-count = { $count ->
    [0] لم يتم العثور على أي منظمة
    [zero] لم يتم العثور على أي منظمة
    [one] منظمة واحدة
    [two] منظمتان
    [few] { $count } منظمات
    [many] { $count } منظمة
   *[other] { $count } منظمة
}
organizations-all = كل المنظمات
organizations-initiatives = المبادرات وتحالفات الترحيب
organizations-no-district = كل المدينة
organization-about = من هم؟
organization-offers = العروض
organization-offers-count = { $count ->
    [0] لا عروض حاليًا
    [zero] لا عروض حاليًا
    [one] عرض واحد
    [two] عرضان
    [few] { $count } عروض
    [many] { $count } عرضًا
   *[other] { $count } عرض
}
organization-events = الفعاليات
organization-contact = التواصل
organization-languages = اللغات
organization-district = الحي
organization-missing = هذه المنظمة غير موجودة على هذا الهاتف
organization-kind-initiative = مبادرة
organization-kind-welcome-alliance = تحالف ترحيب
organization-kind-office = دائرة حكومية
organization-kind-provider = جهة مقدمة للخدمات

## Courses

courses-title = دورات اللغة الألمانية
courses-intro = دورات المتطوعين ومدارس اللغة في قائمة واحدة.
courses-count = { $count ->
    [0] لم يتم العثور على أي دورة
    [zero] لم يتم العثور على أي دورة
    [one] تم العثور على دورة واحدة
    [two] تم العثور على دورتين
    [few] تم العثور على { $count } دورات
    [many] تم العثور على { $count } دورة
   *[other] تم العثور على { $count } دورة
}
courses-level = المستوى
courses-provider = من يدرّس
courses-start = البداية
courses-free-places = فيها أماكن شاغرة
courses-women-only = للنساء فقط
courses-empty = لا توجد دورة بهذه التصفيات.
course-level-a0 = A0 – أبدأ الآن
course-level-a1 = A1 – أول الكلمات
course-level-a2 = A2 – جمل بسيطة
course-level-b1 = B1 – الحياة اليومية
course-level-b2 = B2 – العمل
course-level-c1 = C1 – جيد جدًا
course-level-c2 = C2 – مثل اللغة الأم تقريبًا
course-level-range = من { $from } إلى { $to }
course-level-unknown = المستوى غير معروف
course-kind-integration = دورة اندماج
course-kind-literacy = دورة اندماج مع محو الأمية
course-kind-special-integration = دورة اندماج للنساء أو الأهل أو الشباب
course-kind-vocational = دورة لغة للعمل
course-kind-practice = مجموعة محادثة أو تبادل لغوي
course-kind-course = دورة لغة ألمانية
course-provider-volunteer = متطوعون
course-provider-professional = مدرسة لغة
course-start-on = تبدأ في { $date }
course-started = بدأت في { $date }. اسأل عن إمكانية الانضمام.
course-end-on = تنتهي في { $date }
course-places = { $count ->
    [0] لا أماكن شاغرة
    [zero] لا أماكن شاغرة
    [one] مكان شاغر واحد
    [two] مكانان شاغران
    [few] { $count } أماكن شاغرة
    [many] { $count } مكانًا شاغرًا
   *[other] { $count } مكان شاغر
}
course-places-as-of = { $places } (بتاريخ { $date })
course-places-unknown = الأماكن الشاغرة: يُرجى السؤال
course-register-until = التسجيل حتى { $date }

## Events

events-title = الفعاليات
events-count = { $count ->
    [0] لم يتم العثور على أي فعالية
    [zero] لم يتم العثور على أي فعالية
    [one] فعالية واحدة
    [two] فعاليتان
    [few] { $count } فعاليات
    [many] { $count } فعالية
   *[other] { $count } فعالية
}
events-today = اليوم
events-tomorrow = غدًا
events-this-week = هذا الأسبوع
events-weekend = عطلة نهاية الأسبوع
events-this-month = هذا الشهر
events-past = انتهت
events-show-past = عرض الفعاليات السابقة
events-empty = لا توجد فعالية في هذا الوقت.
event-when = متى؟
event-next-dates = المواعيد القادمة
event-repeats = تتكرر
event-cancelled = ملغاة
event-over = انتهت
event-registration = التسجيل ضروري
event-registration-none = بدون تسجيل
event-time-range = من { $from } إلى { $to }
event-time-from = ابتداءً من { $time }
event-missing = هذه الفعالية غير موجودة على هذا الهاتف
event-add = إضافة الموعد إلى التقويم

## Saved

saved-title = المحفوظات
saved-empty-title = لم تحفظ شيئًا بعد
saved-empty-text = اضغط «حفظ» عند أحد العروض. يبقى على هذا الهاتف بدون تسجيل.
saved-count = { $count ->
    [zero] لا شيء محفوظ
    [one] عنصر واحد محفوظ
    [two] عنصران محفوظان
    [few] { $count } عناصر محفوظة
    [many] { $count } عنصرًا محفوظًا
   *[other] { $count } عنصر محفوظ
}
saved-share = مشاركة القائمة كرابط
saved-print = طباعة القائمة
saved-clear = إفراغ القائمة
saved-clear-confirm = هل تريد حقًا إزالة كل المحفوظات؟
saved-gone = هذا العنصر لم يعد في الدليل.
saved-offers = العروض
saved-events = الفعاليات
saved-organizations = المنظمات
saved-received-title = أرسل لك شخص قائمة
saved-received-text = { $count ->
    [zero] القائمة فارغة.
    [one] عنصر واحد. لم يُحفظ بعد على هذا الهاتف.
    [two] عنصران. لم يُحفظا بعد على هذا الهاتف.
    [few] { $count } عناصر. لم تُحفظ بعد على هذا الهاتف.
    [many] { $count } عنصرًا. لم تُحفظ بعد على هذا الهاتف.
   *[other] { $count } عنصر. لم تُحفظ بعد على هذا الهاتف.
}
saved-received-keep = حفظ الكل
saved-received-unknown = { $count ->
    [zero] كل العناصر موجودة في هذا الدليل.
    [one] عنصر واحد غير موجود في هذا الدليل.
    [two] عنصران غير موجودين في هذا الدليل.
    [few] { $count } عناصر غير موجودة في هذا الدليل.
    [many] { $count } عنصرًا غير موجود في هذا الدليل.
   *[other] { $count } عنصر غير موجود في هذا الدليل.
}
handout-made-on = أُعدّت في { $date }

## Settings

settings-title = الإعدادات
settings-language = اللغة
settings-region = المدينة
settings-text-size = حجم الخط
settings-text-size-normal = عادي
settings-text-size-large = كبير
settings-text-size-larger = كبير جدًا
settings-theme = فاتح أو داكن
settings-theme-auto = مثل الهاتف
settings-theme-light = فاتح
settings-theme-dark = داكن
settings-data-title = البيانات على هذا الهاتف
settings-data-size = المساحة: { $size }
settings-data-offers = { $count ->
    [zero] لا عروض
    [one] عرض واحد
    [two] عرضان
    [few] { $count } عروض
    [many] { $count } عرضًا
   *[other] { $count } عرض
}
settings-data-kept = المتصفح يحتفظ بالبيانات بشكل دائم.
settings-data-not-kept = قد يحذف المتصفح البيانات عندما تقل المساحة.
settings-refresh = تحديث الآن
settings-refreshing = جارٍ التحديث …
settings-refreshed = كل شيء محدّث.
settings-erase = حذف كل شيء
settings-erase-confirm-title = هل تريد حقًا حذف كل شيء؟
settings-erase-confirm-text = سيُحذف: الدليل والمحفوظات والإعدادات على هذا الهاتف، وكذلك الرسائل التي لم تُرسل بعد.
settings-erase-confirm-yes = نعم، احذف كل شيء
settings-shared-phone = هاتف مشترك
settings-shared-phone-text = عند الإغلاق ينسى { -brand } المحفوظات والبحث والإعدادات. الدليل يبقى.
settings-version = الإصدار { $version }
settings-links = المزيد عن { -brand }
install-title = { -brand } على الشاشة الرئيسية
install-text = عندها يُفتح { -brand } مثل تطبيق، حتى بدون إنترنت.
install-button = تثبيت
install-later = ليس الآن
install-ios-title = على iPhone و iPad
install-ios-step-share = في Safari اضغط على علامة المشاركة في الأسفل.
install-ios-step-add = اختر «إضافة إلى الشاشة الرئيسية».
install-ios-step-open = افتح { -brand } من الشاشة الرئيسية ما دام هناك إنترنت.
install-ios-empty = مهم: التطبيق المثبّت يبدأ فارغًا. خذ محفوظاتك معك: انسخ الرابط أولًا، ثم افتحه في التطبيق الجديد.
install-ios-copy = نسخ رابط المحفوظات

## New version of the app

update-text = يوجد إصدار جديد من { -brand }. لن يضيع شيء.
update-now = انتقل الآن
update-later = لاحقًا

## State of the copy and of the connection

state-loading = جارٍ التحميل …
state-downloading = تم تحميل { $done } من { $total }
state-no-copy-title = لا يوجد دليل على هذا الهاتف بعد
state-no-copy-text = المرة الأولى تحتاج إلى إنترنت. بعدها يعمل بدونه.
state-no-copy-import = أو افتح ملف الدليل
state-stale = هذه النسخة قديمة. { $asof }
state-storage-full-text = احذف صورًا أو تطبيقات. حتى ذلك الحين تبقى نسختك كما هي.
state-memory-only-text = في النافذة الخاصة يزول كل شيء بعد الإغلاق. حتى ذلك الحين يعمل كل شيء.
state-evicted = حذف هذا المتصفح ما كان محفوظًا هنا: الدليل والمحفوظات.
state-evicted-copy = حذف هذا المتصفح الدليل الذي كان محفوظًا هنا. أما ما حفظته وكتبته فلا يزال هنا.
# $count: how many entries
state-evicted-unsent = لم يُرسل وفُقد: { $count }.
state-other-tab = { -brand } مفتوح في نافذة أخرى. التحديث يتم هناك.
state-not-found-title = هذه الصفحة غير موجودة
state-not-found-text = ربما الرابط قديم أو مكتوب بشكل خاطئ.
state-not-found-home = إلى البداية
state-skipped = { $count ->
    [zero] لا ينقص أي عنصر.
    [one] عنصر واحد كان فيه خطأ وهو ناقص.
    [two] عنصران كان فيهما خطأ وهما ناقصان.
    [few] { $count } عناصر كان فيها خطأ وهي ناقصة.
    [many] { $count } عنصرًا كان فيها خطأ وهي ناقصة.
   *[other] { $count } عنصر كان فيها خطأ وهي ناقصة.
}
sync-no-signal = لا يوجد إنترنت. ما على هذا الهاتف يبقى متاحًا للقراءة.
sync-server-error = الخادم لا يجيب بشكل صحيح. ما على هذا الهاتف يبقى متاحًا للقراءة.
sync-captive-portal = شبكة Wi-Fi هذه تطلب تسجيل الدخول أولًا. افتح لذلك موقعًا آخر.
sync-wrong-data = أرسل الخادم بيانات خاطئة. لا يتغير شيء على هذا الهاتف.
sync-cut-off = انقطع الاتصال. سيُكمل لاحقًا من حيث توقف.
sync-shrunk = وصل الدليل فجأة أقصر بكثير من قبل. تبقى نسختك كما هي حتى يتضح الأمر.
sync-believe = استخدمه رغم ذلك
sync-clock = ساعة هذا الهاتف غير صحيحة. قد يكون «مفتوح الآن» خاطئًا.

## Pages

page-about = عن { -brand }
page-imprint = بيانات الناشر
page-privacy = حماية البيانات
page-accessibility = سهولة الوصول
page-missing = هذه الصفحة غير موجودة على هذا الهاتف
page-updated = عُدّلت في { $date }

## Topics: two levels, keys follow the ids of the taxonomy

topic-arrival = الوصول والإقامة
topic-arrival-first-steps = الخطوات الأولى
topic-arrival-registration = التسجيل والدوائر
topic-arrival-asylum = اللجوء والإقامة
topic-arrival-interpreting = الترجمة الشفهية
topic-language = اللغة
topic-language-courses = دورات اللغة
topic-language-practice = التدريب والتبادل اللغوي
topic-language-literacy = تعلم القراءة والكتابة
topic-housing = السكن
topic-housing-search = البحث عن سكن
topic-housing-emergency = مأوى طارئ
topic-housing-tenancy = استشارة الإيجار
topic-health = الصحة
topic-health-doctors = الأطباء والتأمين
topic-health-mental = الصحة النفسية
topic-health-pregnancy = الحمل
topic-health-addiction = الإدمان
topic-health-disability = الإعاقة
topic-children = الأطفال والمدرسة
topic-children-kindergarten = الروضة
topic-children-school = المدرسة
topic-children-youth = الشباب
topic-children-leisure = العطل ووقت الفراغ
topic-children-family = استشارة الأسرة
topic-work = العمل والتدريب
topic-work-jobs = البحث عن عمل
topic-work-training = التدريب المهني
topic-work-recognition = الاعتراف بالشهادات
topic-work-rights = حقوق العمل
topic-work-self-employment = العمل الحر
topic-money = المال والقانون
topic-money-benefits = المساعدات المالية
topic-money-debts = الديون
topic-money-legal = استشارة قانونية
topic-money-discrimination = التمييز
topic-money-consumer = العقود والتسوق
topic-things = الحياة اليومية والتبرعات
topic-things-food = الطعام
topic-things-clothing = الملابس
topic-things-furniture = الأثاث
topic-things-transport = الدراجات والمواصلات
topic-things-repair = التصليح
topic-meeting = لقاء الناس
topic-meeting-cafe = مقاهي اللقاء
topic-meeting-sport = الرياضة
topic-meeting-culture = الثقافة
topic-meeting-women = النساء
topic-meeting-groups = المجموعات والجمعيات
topic-volunteering = العمل التطوعي
topic-volunteering-start = كن متطوعًا
topic-volunteering-mentoring = المرافقة الشخصية
topic-volunteering-interpreting = مطلوب مترجمون
topic-volunteering-donate = التبرع

## Languages spoken by staff, keys follow the language codes

language-ar = العربية
language-am = الأمهرية
language-bg = البلغارية
language-de = الألمانية
language-de-simple = الألمانية السهلة
language-en = الإنجليزية
language-es = الإسبانية
language-fa = الفارسية
language-fr = الفرنسية
language-hi = الهندية
language-hr = الكرواتية
language-it = الإيطالية
language-ku = الكردية
language-pl = البولندية
language-prs = الدرية
language-ps = البشتوية
language-pt = البرتغالية
language-ro = الرومانية
language-ru = الروسية
language-sgn = لغة الإشارة
language-so = الصومالية
language-sq = الألبانية
language-sr = الصربية
language-ti = التغرينية
language-tr = التركية
language-uk = الأوكرانية
language-vi = الفيتنامية
language-zh = الصينية

## Days, dates, times

weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد
weekday-short-1 = اثنين
weekday-short-2 = ثلاثاء
weekday-short-3 = أربعاء
weekday-short-4 = خميس
weekday-short-5 = جمعة
weekday-short-6 = سبت
weekday-short-7 = أحد
weekday-on-1 = يوم الاثنين
weekday-on-2 = يوم الثلاثاء
weekday-on-3 = يوم الأربعاء
weekday-on-4 = يوم الخميس
weekday-on-5 = يوم الجمعة
weekday-on-6 = يوم السبت
weekday-on-7 = يوم الأحد
weekday-holiday = عطلة رسمية
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
month-of-1 = يناير
month-of-2 = فبراير
month-of-3 = مارس
month-of-4 = أبريل
month-of-5 = مايو
month-of-6 = يونيو
month-of-7 = يوليو
month-of-8 = أغسطس
month-of-9 = سبتمبر
month-of-10 = أكتوبر
month-of-11 = نوفمبر
month-of-12 = ديسمبر
day-today = اليوم
day-tomorrow = غدًا
date-on = في { $date }
# These begin with a right-to-left mark (U+200F): where a date stands in a sentence, nothing else says its direction.
date-day = ‏{ $day } { $month }
date-full = ‏{ $day } { $month } { $year }
date-weekday = ‏{ $weekday }، { $day } { $month }
date-weekday-full = ‏{ $weekday }، { $day } { $month } { $year }
date-month-year = ‏{ $month } { $year }
date-time = { $date }، الساعة { $time }
asof-today = آخر تحديث: اليوم، { $time }
asof-yesterday = آخر تحديث: أمس، { $time }
asof-date = آخر تحديث: { $date }
ago-now = الآن
ago-minutes = { $count ->
    [zero] الآن
    [one] قبل دقيقة
    [two] قبل دقيقتين
    [few] قبل { $count } دقائق
    [many] قبل { $count } دقيقة
   *[other] قبل { $count } دقيقة
}
ago-hours = { $count ->
    [zero] الآن
    [one] قبل ساعة
    [two] قبل ساعتين
    [few] قبل { $count } ساعات
    [many] قبل { $count } ساعة
   *[other] قبل { $count } ساعة
}
ago-days = { $count ->
    [zero] اليوم
    [one] قبل يوم
    [two] قبل يومين
    [few] قبل { $count } أيام
    [many] قبل { $count } يومًا
   *[other] قبل { $count } يوم
}
ago-weeks = { $count ->
    [zero] هذا الأسبوع
    [one] قبل أسبوع
    [two] قبل أسبوعين
    [few] قبل { $count } أسابيع
    [many] قبل { $count } أسبوعًا
   *[other] قبل { $count } أسبوع
}
ago-months = { $count ->
    [zero] هذا الشهر
    [one] قبل شهر
    [two] قبل شهرين
    [few] قبل { $count } أشهر
    [many] قبل { $count } شهرًا
   *[other] قبل { $count } شهر
}
ago-years = { $count ->
    [zero] هذه السنة
    [one] قبل سنة
    [two] قبل سنتين
    [few] قبل { $count } سنوات
    [many] قبل { $count } سنة
   *[other] قبل { $count } سنة
}

## Measures

distance-m = { $n } م
distance-km = { $n } كم
size-kb = { $n } كيلوبايت
size-mb = { $n } ميغابايت
money-eur = { $n } يورو
list-and = { $first } و{ $last }
