<?php
// Copied into wp-content/mu-plugins: a post type as a city's editor would make it, with fields of its own.
add_action('init', function () {
    register_post_type('offer', [
        'label' => 'Offers',
        'public' => true,
        'show_in_rest' => true,
        'rest_base' => 'offers',
        'supports' => ['title', 'editor', 'excerpt', 'custom-fields', 'revisions'],
    ]);
    $fields = ['lat' => 'number', 'lon' => 'number', 'tags' => 'string', 'client_ref' => 'string'];
    foreach ($fields as $name => $type) {
        register_post_meta('offer', $name, [
            'type' => $type,
            'single' => true,
            'show_in_rest' => true,
            'auth_callback' => fn () => current_user_can('edit_posts'),
        ]);
    }
});
