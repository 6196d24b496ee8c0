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
