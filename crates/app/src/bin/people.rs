//! Starts `lotse-people`: the screens that only those need who give something on.

fn main() {
    lotse_app::start(lotse_app::people::screen, &["", "people/"]);
}
