### Words that only the screens of lotse-people say; those of en.ftl are there as well, its terms too.

## Pass on

pass-on-title = Pass on
pass-on-intro = Give the whole catalogue to another phone. It works without internet.
pass-on-export-title = Catalogue as a file
pass-on-export-text = One file with everything. Open it in { -brand } on the other phone.
pass-on-export = Save file
pass-on-export-share = Share file
pass-on-import-title = Have you received a file?
pass-on-import-text = Choose the catalogue file on this phone.
pass-on-html-title = Catalogue as a web page
pass-on-html-text = One page to print or to put on a USB stick. It opens in every browser.
pass-on-html = Save page
pass-on-app-title = Pass on the app
pass-on-app-text = Scan this QR code with the other phone. This needs internet.
pass-on-size = Size: { $size }
pass-on-saved = File saved.
pass-on-reading = Reading the file …
pass-on-imported = { $count ->
    [one] { $count } entry is now on this phone.
   *[other] { $count } entries are now on this phone.
}
pass-on-same = This file is not newer than your copy. Nothing was changed.
pass-on-older = This file is older ({ $date }). Your newer copy stays.
pass-on-error-not-ours = This is not a { -brand } catalogue file.
pass-on-error-damaged = The file is damaged or incomplete. Please have it sent again.
pass-on-error-newer-version = The file comes from a newer version of the app. Please update the app first.
pass-on-error-other-region = The file belongs to another city: { $region }.
pass-on-error-too-big = The file is too big: { $size }.
pass-on-error-empty = The file is empty.
pass-on-nothing = There is no catalogue on this phone yet.

## The catalogue as a page

handout-offers = Offers
handout-organization = Who runs it?

## Somebody says whether a record is right

report-title = Is this still correct?
report-missing = This entry is not on this phone
report-question = What would you like to say?
report-choose = Please choose one of the two.
report-comment = What is wrong or new?
report-comment-hint = For example: “The phone number is no longer right.” In any language.
report-comment-required = Please say briefly what is wrong.
report-left = { $count ->
    [one] { $count } character left
   *[other] { $count } characters left
}
report-comment-too-long = { $count ->
    [one] { $count } character too many. Please shorten.
   *[other] { $count } characters too many. Please shorten.
}
report-private = Only what you write here and which entry it is about will be sent. No name, no location. The coordination office reads it.
report-send = Send
report-more = Say something else
report-kept = Saved on this phone

## What is wrong with a field, and why something cannot be kept

refused-required = Please fill this in.
refused-too-long = This is too long. Please shorten it.
refused-invalid = This does not fit here. Please check.
refused-says = The server says: { $message }
write-no-module = This is not possible right now. What you entered stays here. Try again when you have internet.
write-storage-full = There is no space left on the phone. What you entered stays here. Delete photos or apps and try again.
write-storage = This could not be saved. What you entered stays here. Close other { -brand } windows and try again.
write-busy = It is being sent right now. Try again in a moment.

## How far something is

standing-waiting = Saved on this phone. It will be sent as soon as there is internet.
standing-tried = Saved on this phone. Sending has not worked yet. It will be tried again automatically.
standing-sending = Being sent …
standing-sent = Sent: { $when }. Thank you!
standing-conflict = Somebody else has changed the same thing meanwhile. Please decide which is right.
standing-refused = The server did not accept it like this. Please change it.
standing-sign-in = To send it you have to sign in. Then it continues by itself.
standing-gone = This entry no longer exists.
standing-too-large = This is too long for the server. Please shorten it.
standing-not-allowed = You are not allowed to change this.
standing-depends-on = This belongs to something that you deleted.

## Everything the person wrote

outbox-intro = Here you see what has not been sent yet and what was sent in the last few days.
outbox-empty-title = Nothing to send
outbox-empty-text = For every offer you can say whether it is still correct.
outbox-unread = { $count ->
    [one] { $count } message comes from a newer version of the app. It stays saved.
   *[other] { $count } messages come from a newer version of the app. They stay saved.
}
outbox-written = Written: { $when }
outbox-change = Changed
outbox-edit = Change
outbox-discard = Delete
outbox-discard-confirm = Really delete? It will not be sent.

## Two people changed the same

conflict-mine = This is what you wrote
conflict-theirs = This is in the catalogue now
conflict-nothing = (empty)
conflict-theirs-at = Changed in the catalogue: { $when }
conflict-theirs-by = Changed in the catalogue: { $when }, { $name }
conflict-choose = Please choose which is right.
conflict-decide = Send it like this

## Signing in

sign-in-title = Sign in
sign-in-intro = You do not need to sign in to read or to report something. Only people who change entries sign in.
# same as German
sign-in-place = { $region }: { $source }
sign-in-user = Name or e-mail
sign-in-password = Password
sign-in-token = Access key
sign-in-token-hint = You get it from the office that runs the catalogue.
sign-in-kept = This phone remembers the sign-in until you sign out. On a shared phone please sign out afterwards.
sign-in-do = Sign in
sign-in-busy = Checking …
sign-in-wrong = This is not right. Please check the spelling.
sign-in-no-network = Signing in needs internet. Try again later.
sign-in-server = The server is not answering properly. Try again later.
sign-in-unknown = You cannot sign in here.
sign-in-not-needed = No sign-in is needed here.
sign-in-done = You are signed in.
sign-in-out = Sign out

## Changing an offer

edit-title = Edit offer
edit-sign-in = To change this offer you have to sign in. Anybody can report something, without signing in.
# same as German
edit-name = Name
edit-summary = In short
edit-description = Description
edit-name-required = The offer needs a name in at least one language.
edit-add-language = Add a language
edit-amount = Amount in euros
edit-amount-hint = For example: 12.50
edit-amount-wrong = Please write only an amount, for example 12.50.
edit-cost-note = Note about the cost
edit-hours = Opening hours
edit-hours-hint = For example: Mo-Fr 09:00-17:00; Sa 10:00-12:00
edit-hours-published = Opening hours in words
edit-hours-means = This means:
edit-hours-wrong = Understood up to: “{ $understood }”. Not understood: “{ $rest }”.
edit-phone = Phone
edit-email = E-mail
edit-website = Website
edit-appointment = Page for appointments
edit-add-contact = Add: { $name }
edit-contact-wrong = Nobody can be reached with this. Please check.
# same as German
edit-status = Status
edit-status-active = Available
edit-status-temporarily-closed = Closed for now
edit-status-inactive = Not offered now
edit-status-defunct = No longer exists
edit-until = Valid until
edit-until-hint = Leave empty if it has no end.
edit-date-wrong = Please choose a date.
edit-checked = Checked
edit-checked-today = I checked today that everything is correct
edit-send = Send the change
edit-see = Go to the offer
edit-nothing = You have not changed anything.
edit-elsewhere = Cannot be changed here
edit-elsewhere-why = The source does not take changes of these details from here.
edit-no-network = Making this change needs internet now. Try again later.
edit-not-taken = This source does not take changes from here.
