<?php
// Run once in WordPress' folder: the tables, and an editor whose application password the tests know.
define('WP_INSTALLING', true);
require 'wp-load.php';
require 'wp-admin/includes/upgrade.php';
wp_install('Lotse', 'office', 'office@example.org', true, '', 'correct-horse-battery-staple');
update_option('permalink_structure', '/%postname%/');
update_option('timezone_string', 'Europe/Berlin');
$person = wp_insert_user([
    'user_login' => 'person',
    'user_pass' => 'correct-horse-battery-staple',
    'user_email' => 'person@example.org',
    'role' => 'editor',
]);
WP_Application_Passwords::create_new_application_password($person, ['name' => 'lotse']);
$passwords = WP_Application_Passwords::get_user_application_passwords($person);
$passwords[0]['password'] = wp_hash_password('correcthorsebatterystaple');
update_user_meta($person, WP_Application_Passwords::USERMETA_KEY_APPLICATION_PASSWORDS, $passwords);
update_network_option(get_main_network_id(), WP_Application_Passwords::OPTION_KEY_IN_USE, true);
