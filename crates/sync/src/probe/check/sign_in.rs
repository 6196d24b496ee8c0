//! Signing in, once for all lists.

use super::{
    super::{report::Step, session::Session},
    Options,
};
use crate::{
    profile::{Credentials, Profile, Scheme},
    rest::{SignIn, Wrong},
};

/// Gets a token where the profile says how. Without credentials there is nothing to do.
pub(super) fn sign_in(
    session: &Session<'_>,
    options: &Options<'_>,
    profile: &Profile,
) -> (Option<Step>, Credentials) {
    let given = options.credentials.clone();
    let auth = &profile.transport.auth;
    let mut step = Step::new("sign in");
    if given == Credentials::default() {
        let needed = auth.read || options.write && auth.scheme != Scheme::None;
        if needed {
            step.cannot("the profile signs in, and no credentials were given");
        }
        return (needed.then_some(step), given);
    }
    if auth.scheme == Scheme::None {
        step.cannot("credentials were given, but the profile does not say how to sign in");
        return (Some(step), Credentials::default());
    }
    let sign_in = SignIn::new(profile.clone().into(), &options.base_url);
    let Some(request) = sign_in.request(&given) else {
        step.say("credentials go with every write; the profile has no way to try them before");
        return (Some(step), given);
    };
    // The answer to a login is the secret itself: only its status is shown.
    let answer = session.send(request);
    let credentials = match answer.map(|answer| sign_in.read(given, &answer)) {
        Ok(Ok(credentials)) => {
            session.hide(&auth.scheme, &credentials);
            step.say("signed in");
            credentials
        }
        Ok(Err(Wrong::Credentials)) => {
            step.fail("the backend does not know these credentials");
            Credentials::default()
        }
        Ok(Err(Wrong::Server)) => {
            step.fail(
                "the backend does not answer as the profile says: check \"request\" and \"token\"",
            );
            Credentials::default()
        }
        Err(trouble) => {
            step.fail(trouble.why);
            Credentials::default()
        }
    };
    (Some(step), credentials)
}
