use proc_macro2::TokenStream;
use quote::quote;

use crate::compile::compile;

/// The template and what is given for its places, as the calls name them.
fn compiled(markup: TokenStream) -> (String, String) {
    let block: syn::Block = syn::parse2(compile(markup).unwrap()).unwrap();
    let [
        syn::Stmt::Local(new),
        given @ ..,
        syn::Stmt::Expr(done, None),
    ] = &*block.stmts
    else {
        panic!("not a template with what is given for it");
    };
    assert_eq!(written(done), "markup.done()");
    let syn::Expr::Call(new) = &*new.init.as_ref().unwrap().expr else {
        panic!("not a call");
    };
    assert_eq!(written(&new.func), "crate::html::Markup::new");
    let Some(syn::Expr::Lit(text)) = new.args.first() else {
        panic!("not a template");
    };
    let syn::Lit::Str(text) = &text.lit else {
        panic!("not a text");
    };
    let given: String = given.iter().map(written).collect();
    (
        text.value().replace('\0', "|"),
        given.replace("markup.", ""),
    )
}

fn written(tokens: &impl quote::ToTokens) -> String {
    tokens.to_token_stream().to_string().replace(' ', "")
}

fn refused(markup: TokenStream) -> String {
    compile(markup).unwrap_err().to_string()
}

#[test]
fn markup_without_values_is_one_text() {
    let (text, parts) = compiled(quote! { <p class="lead" hidden>"Hello"<br/></p> });
    assert_eq!(text, "<p|.class|lead|.hidden||\"Hello|<br|>>");
    assert_eq!(parts, "");
}

#[test]
fn values_keep_the_order_of_their_places() {
    let (text, parts) = compiled(quote! {
        <button class:is-on=on aria-pressed=pressed prop:value=text on:click=move |_| go()>{words}</button>
    });
    assert_eq!(text, "<button|?is-on|=aria-pressed|:value|@click|*>");
    assert_eq!(
        parts,
        "value(on);value(pressed);value(text);on(move|_|go());child(words);"
    );
}

#[test]
fn several_elements_stand_beside_each_other() {
    let (text, _) = compiled(quote! { <h1></h1>{more}<p></p> });
    assert_eq!(text, "<h1|>*<p|>");
    assert_eq!(text, compiled(quote! { <><h1></h1>{more}<p></p></> }).0);
}

#[test]
fn drawings_are_made_in_their_own_namespace() {
    let (text, _) =
        compiled(quote! { <p><svg viewBox=frame><use href=href></use></svg><b></b></p> });
    assert_eq!(text, "<p|!svg|=viewBox|!use|=href|>><b|>>");
}

#[test]
fn a_block_of_several_statements_keeps_its_braces() {
    let (_, parts) = compiled(quote! { <p>{let a = 1; a}</p> });
    assert_eq!(parts, "child({leta=1;a});");
}

#[test]
fn what_is_not_known_is_refused_with_a_reason() {
    assert!(refused(quote! { <Card/> }).contains("a component is a function"));
    assert!(refused(quote! { <p style:color="red"></p> }).contains("`style:` is not known"));
    assert!(refused(quote! { <p {..all}></p> }).contains("has a name"));
    assert!(refused(quote! { <p on:click></p> }).contains("needs a value"));
    assert!(refused(quote! { <p>plain words</p> }).contains("in quotes"));
    assert!(refused(quote! { <p>"a\0b"</p> }).contains("must not hold"));
    assert!(compile(quote! { <p><b></p> }).is_err());
}
