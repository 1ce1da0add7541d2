/** How the pages look: readable, with a visible focus, at any width and zoom. */

export const style = `
:root { color-scheme: light; --ink: #1b1b1f; --soft: #4a4a55; --line: #767680; --accent: #0b4f8a; --fault: #a3121f; }
* { box-sizing: border-box; }
body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif; color: var(--ink); background: #fff; }
header, main { max-width: 42rem; margin: 0 auto; padding: 1rem; }
header { display: flex; justify-content: space-between; }
h1 { font-size: 1.6rem; line-height: 1.2; }
h2 { font-size: 1.2rem; margin-top: 1.5rem; }
label { display: block; margin-top: 1rem; font-weight: 600; }
label.tick { font-weight: 400; margin-top: .5rem; }
input[type=text], input[type=password], input[type=date] { width: 100%; max-width: 24rem; padding: .5rem; font: inherit; border: 1px solid var(--line); border-radius: .25rem; }
button { margin: 1.25rem .5rem 0 0; padding: .6rem 1.2rem; font: inherit; color: #fff; background: var(--accent); border: 2px solid var(--accent); border-radius: .25rem; cursor: pointer; }
button.second { color: var(--accent); background: #fff; }
li button { margin: 0 0 0 .75rem; padding: .25rem .75rem; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid #d96b00; outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; background: #fff; padding: .5rem; }
.hint, code { color: var(--soft); }
code { font-size: .9em; overflow-wrap: anywhere; }
.problem { border: 2px solid var(--fault); padding: .5rem 1rem; }
.problem h2 { color: var(--fault); margin: 0; }
fieldset { border: 1px solid var(--line); margin: 1rem 0 0; padding: .25rem 1rem 1rem; }
legend { font-weight: 600; padding: 0 .25rem; }
ul { padding-left: 1.25rem; }
li { margin: .4rem 0; }
svg { width: 13rem; height: 13rem; }
`
