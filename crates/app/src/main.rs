//! Starts the reading app: what a newcomer's first visit loads.

fn main() {
    lotse_app::start(lotse_app::pages::screen, &[""]);
}
