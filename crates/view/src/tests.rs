use proc_macro2::TokenStream;
use quote::quote;

use crate::compile::compile;

/// The template and the parts, as the call names them.
fn compiled(markup: TokenStream) -> (String, String) {
    let call: syn::ExprCall = syn::parse2(compile(markup).unwrap()).unwrap();
    assert_eq!(written(&call.func), "crate::html::build");
    let mut arguments = call.args.iter();
    let (Some(syn::Expr::Lit(text)), Some(syn::Expr::Macro(parts))) =
        (arguments.next(), arguments.next())
    else {
        panic!("not a template with parts");
    };
    let syn::Lit::Str(text) = &text.lit else {
        panic!("not a text");
    };
    (text.value().replace('\0', "|"), written(&parts.mac.tokens))
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
        "crate::html::value(on),crate::html::value(pressed),crate::html::value(text),\
         crate::html::on(move|_|go()),crate::html::child(words)"
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
    assert_eq!(parts, "crate::html::child({leta=1;a})");
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
