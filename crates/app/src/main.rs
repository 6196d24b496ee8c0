//! Mounts the app.

fn main() {
    lotse_app::start();
}
