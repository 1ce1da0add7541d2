/** JSON Patch: the operations of RFC 6902, its own examples, and numbers that keep their digits. */
import { describe, expect, test } from 'vitest'
import { canonicalHash, toStoredText } from '../fhir/canonical.ts'
import { parseJson } from '../fhir/json.ts'
import { applyPatch, PatchError } from '../record/patch.ts'

const apply = (document: string, patch: string) =>
  toStoredText(applyPatch(parseJson(document), parseJson(patch)))

/** https://www.rfc-editor.org/rfc/rfc6902#appendix-A */
describe('applies', () => {
  test.each([
    [
      'adds a member',
      '{"foo":"bar"}',
      '[{"op":"add","path":"/baz","value":"qux"}]',
      '{"baz":"qux","foo":"bar"}',
    ],
    [
      'adds to a list',
      '{"foo":["bar","baz"]}',
      '[{"op":"add","path":"/foo/1","value":"qux"}]',
      '{"foo":["bar","qux","baz"]}',
    ],
    [
      'adds at the end',
      '{"foo":["bar"]}',
      '[{"op":"add","path":"/foo/-","value":["abc"]}]',
      '{"foo":["bar",["abc"]]}',
    ],
    [
      'removes a member',
      '{"baz":"qux","foo":"bar"}',
      '[{"op":"remove","path":"/baz"}]',
      '{"foo":"bar"}',
    ],
    [
      'removes from a list',
      '{"foo":["bar","qux","baz"]}',
      '[{"op":"remove","path":"/foo/1"}]',
      '{"foo":["bar","baz"]}',
    ],
    [
      'replaces',
      '{"baz":"qux","foo":"bar"}',
      '[{"op":"replace","path":"/baz","value":"boo"}]',
      '{"baz":"boo","foo":"bar"}',
    ],
    [
      'moves',
      '{"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}}',
      '[{"op":"move","from":"/foo/waldo","path":"/qux/thud"}]',
      '{"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}}',
    ],
    [
      'moves in a list',
      '{"foo":["all","grass","cows","eat"]}',
      '[{"op":"move","from":"/foo/1","path":"/foo/3"}]',
      '{"foo":["all","cows","eat","grass"]}',
    ],
    [
      'copies',
      '{"a":{"b":1}}',
      '[{"op":"copy","from":"/a","path":"/c"}]',
      '{"a":{"b":1},"c":{"b":1}}',
    ],
    [
      'tests',
      '{"baz":"qux","foo":["a",2,"c"]}',
      '[{"op":"test","path":"/foo/1","value":2},{"op":"test","path":"/baz","value":"qux"}]',
      '{"baz":"qux","foo":["a",2,"c"]}',
    ],
    [
      'ignores other members',
      '{"foo":"bar"}',
      '[{"op":"add","path":"/baz","value":"qux","xyz":123}]',
      '{"baz":"qux","foo":"bar"}',
    ],
    [
      'reads escapes',
      '{"/":9,"~1":10}',
      '[{"op":"test","path":"/~01","value":10},{"op":"remove","path":"/~1"}]',
      '{"~1":10}',
    ],
    [
      'keeps digits where they are',
      '{"a":1.10,"b":[1]}',
      '[{"op":"add","path":"/b/0","value":2.50}]',
      '{"a":1.10,"b":[2.50,1]}',
    ],
    [
      'keeps digits that move',
      '{"b":[1.10,2]}',
      '[{"op":"add","path":"/b/0","value":0},{"op":"copy","from":"/b/1","path":"/c"}]',
      '{"b":[0,1.10,2],"c":1.10}',
    ],
    [
      'forgets digits that are replaced',
      '{"a":1.10}',
      '[{"op":"replace","path":"/a","value":2}]',
      '{"a":2}',
    ],
    [
      'tests numbers by value',
      '{"a":{"b":1.10}}',
      '[{"op":"test","path":"/a","value":{"b":1.1}}]',
      '{"a":{"b":1.10}}',
    ],
    [
      'tells null from nothing',
      '{"a":null}',
      '[{"op":"test","path":"/a","value":null}]',
      '{"a":null}',
    ],
  ])('%s', (_, document, patch, expected) => {
    expect(apply(document, patch)).toBe(expected)
  })
})

/** Puts what is at `o` ninety levels down. */
const deeper = [
  '{"op":"move","from":"/o","path":"/n"}',
  `{"op":"add","path":"/o","value":${'{"a":'.repeat(90)}{}${'}'.repeat(90)}}`,
  `{"op":"move","from":"/n","path":"/o${'/a'.repeat(90)}/n"}`,
].join()

describe('refuses', () => {
  test.each([
    ['no list', '{"op":"remove","path":"/a"}'],
    ['an unknown op', '[{"op":"spam","path":"/a"}]'],
    ['an op of every object', '[{"op":"toString","path":"/a"}]'],
    ['no path', '[{"op":"remove"}]'],
    ['no pointer', '[{"op":"remove","path":"a"}]'],
    ['a broken escape', '[{"op":"remove","path":"/~2"}]'],
    ['no value', '[{"op":"add","path":"/a"}]'],
    ['no from', '[{"op":"copy","path":"/a"}]'],
    ['a place in nothing', '[{"op":"add","path":"/x/y","value":1}]'],
    ['a place in a text', '[{"op":"add","path":"/t/y","value":1}]'],
    ['what is not there', '[{"op":"remove","path":"/x"}]'],
    ['what every object has', '[{"op":"remove","path":"/toString"}]'],
    ['the length of a list', '[{"op":"remove","path":"/l/length"}]'],
    ['beyond a list', '[{"op":"add","path":"/l/3","value":1}]'],
    ['a number with zeros before it', '[{"op":"remove","path":"/l/00"}]'],
    ['the end of a list as a value', '[{"op":"remove","path":"/l/-"}]'],
    ['a move into itself', '[{"op":"move","from":"/o","path":"/o/p"}]'],
    ['a prototype', '[{"op":"add","path":"/__proto__","value":{"x":1}}]'],
    ['another value', '[{"op":"test","path":"/t","value":"u"}]'],
    ['a number for its text', '[{"op":"test","path":"/l/0","value":"1"}]'],
    ['more than can be read again', `[${Array.from({ length: 300 }, () => deeper).join()}]`],
    [
      'more than memory',
      `[${Array.from({ length: 60 }, () => '{"op":"copy","from":"/l","path":"/l/-"}').join()}]`,
    ],
  ])('%s', (_, patch) => {
    const document = parseJson('{"t":"text","l":[1,2],"o":{"p":1}}')
    const before = canonicalHash(document)
    expect(() => applyPatch(document, parseJson(patch))).toThrow(PatchError)
    expect(canonicalHash(document)).toEqual(before)
  })
})
