/** The parts that forms are made of. */
import { formTokenField } from '../interaction/form-token.ts'
import { html, type Html } from './html.ts'

/** A form that is sent to its own page. */
export const form = (token: string, content: Html): Html =>
  html`<form method="post" action="?" autocomplete="on" novalidate>
    <input type="hidden" name="${formTokenField}" value="${token}" />
    ${content}
  </form>`

export interface Field {
  readonly name: string
  readonly label: string
  readonly type?: 'text' | 'password' | 'date'
  readonly value?: string
  readonly hint?: string
  /** https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill */
  readonly autocomplete?: string
  readonly numeric?: boolean
}

export const field = ({
  name,
  label,
  type = 'text',
  value = '',
  hint,
  autocomplete = 'off',
  numeric = false,
}: Field): Html =>
  html`<label for="${name}">${label}</label>
    ${hint !== undefined && html`<div class="hint" id="${name}-hint">${hint}</div>`}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="${autocomplete}"
      ${numeric && html`inputmode="numeric"`}
      ${hint !== undefined && html`aria-describedby="${name}-hint"`}
    />`

/** What is done is the button's value. */
export const button = (action: string, label: string, second = false): Html =>
  html`<button name="action" value="${action}" ${second && html`class="second"`}>${label}</button>`
