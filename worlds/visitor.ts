/**
 * A visitor who uses the product as a browser without script would: opens pages, fills the form that the server sent,
 * follows where it leads, keeps cookies. Worlds are built and features tested by visitors, so through the same code.
 */
import { randomBytes } from 'node:crypto'
import { type DefaultTreeAdapterTypes as Html, parse } from 'parse5'
import type { App } from '../src/app.ts'

/** What came back. */
export type Answer = {
  readonly status: number
  readonly body: string
  /** The same as it came, for what is no text. */
  readonly bytes: Uint8Array
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  readonly url: string
}

/** A browser of one visitor: keeps cookies, follows redirects of forms, fills the form of the page it is on. */
export type Visitor = {
  readonly get: (path: string, follow?: boolean) => Promise<Answer>
  /** Opens a page, fills its form as sent by the server with the values given, and sends it. */
  readonly send: (
    path: string,
    values: Record<string, string | readonly string[]>,
    options?: SendOptions,
  ) => Promise<Answer>
  /** Sends values as they are, without opening the page. */
  readonly post: (
    path: string,
    values: Record<string, string | readonly string[]>,
    options?: SendOptions,
  ) => Promise<Answer>
}

/** A file as a browser sends it. */
type SentFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array }

export type SendOptions = {
  readonly follow?: boolean
  readonly files?: Record<string, SentFile | readonly SentFile[]>
  readonly headers?: Record<string, string>
  /** Which form of the page, by a text in its tag or in a button of it; default the first that posts. */
  readonly form?: string
}

/** A visitor to an application, with the cookies given. */
export function browse(app: App, jar: Map<string, string>): Visitor {
  const ask = async (
    method: 'GET' | 'POST',
    path: string,
    payload?: string | Buffer,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const answer = await app.server.inject({
      method,
      url: path,
      headers: {
        host: new URL(app.hub.origin).host,
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...headers,
      },
      ...(payload === undefined ? {} : { payload }),
    })
    for (const set of answer.cookies) {
      if (set.maxAge === 0 || set.value === '') jar.delete(set.name)
      else jar.set(set.name, set.value)
    }
    const { statusCode: status, body, rawPayload: bytes } = answer
    return { status, body, bytes, headers: answer.headers as Answer['headers'], url: path }
  }
  const followed = async (answer: Answer, follow: boolean): Promise<Answer> => {
    const to = answer.headers['location']
    if (!follow || answer.status < 300 || answer.status >= 400 || typeof to !== 'string') return answer
    return followed(await ask('GET', to), true)
  }
  const post: Visitor['post'] = async (path, values, options = {}) => {
    const { payload, type } = encode(values, options.files)
    const answer = await ask('POST', path, payload, {
      'content-type': type,
      'sec-fetch-site': 'same-origin',
      ...options.headers,
    })
    return followed(answer, options.follow ?? true)
  }
  return {
    get: async (path, follow = true) => followed(await ask('GET', path), follow),
    post,
    async send(path, values, options = {}) {
      const page = await followed(await ask('GET', path), true)
      const form = findForm(page.body, options.form)
      if (!form) throw new Error(`There is no form on ${path} (${page.status})`)
      return post(form.action ?? page.url, { ...form.values, ...values }, options)
    },
  }
}

function encode(
  values: Record<string, string | readonly string[]>,
  files: SendOptions['files'],
): { payload: string | Buffer; type: string } {
  const pairs = Object.entries(values).flatMap(([name, value]) => [value].flat().map(one => [name, one] as const))
  if (!files)
    return {
      payload: new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString(),
      type: 'application/x-www-form-urlencoded',
    }
  const boundary = `----hub${randomBytes(8).toString('hex')}`
  const parts = pairs.map(([name, value]) =>
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  )
  const all = Object.entries(files).flatMap(([name, sent]) => [sent].flat().map(file => [name, file] as const))
  for (const [name, file] of all) {
    parts.push(
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${file.name}"\r\ncontent-type: ${file.type}\r\n\r\n`,
      ),
      Buffer.from(file.bytes),
      Buffer.from('\r\n'),
    )
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`))
  return { payload: Buffer.concat(parts), type: `multipart/form-data; boundary=${boundary}` }
}

type FoundForm = { readonly action: string | null; readonly values: Record<string, string[]> }

/** The form of a page with the values it would send. */
export function findForm(html: string, which?: string): FoundForm | null {
  // A form holds no other: each is read by itself, up to the one that is wanted, and the rest of the page not at all.
  let form: Html.Element | undefined
  for (const [written] of html.matchAll(/<form\b[^>]*\bmethod="post"[\s\S]*?<\/form>/g)) {
    const [found] = all(parse(written), ({ tagName }) => tagName === 'form')
    if (!found || (which && !describe(found).includes(which))) continue
    form = found
    break
  }
  if (!form) return null
  const values: Record<string, string[]> = {}
  const add = (name: string | null, value: string): void => {
    if (name) (values[name] ??= []).push(value)
  }
  for (const node of all(form, element => ['input', 'textarea', 'select'].includes(element.tagName))) {
    const type = attribute(node, 'type') ?? 'text'
    if (node.tagName === 'textarea') add(attribute(node, 'name'), textOf(node).replace(/^\n/, ''))
    else if (node.tagName === 'select') {
      const options = all(node, element => element.tagName === 'option')
      const chosen = options.find(option => attribute(option, 'selected') !== null) ?? options[0]
      if (chosen) add(attribute(node, 'name'), attribute(chosen, 'value') ?? textOf(chosen))
    } else if (['radio', 'checkbox'].includes(type)) {
      if (attribute(node, 'checked') !== null) add(attribute(node, 'name'), attribute(node, 'value') ?? 'on')
    } else if (!['file', 'submit', 'button'].includes(type))
      add(attribute(node, 'name'), attribute(node, 'value') ?? '')
  }
  return { action: attribute(form, 'action'), values }
}

function describe(form: Html.Element): string {
  const buttons = all(form, element => element.tagName === 'button').map(textOf)
  return [...form.attrs.map(attr => attr.value), ...buttons].join(' ')
}

function all(node: Html.Node, wanted: (element: Html.Element) => boolean): Html.Element[] {
  const found: Html.Element[] = []
  if ('tagName' in node && wanted(node)) found.push(node)
  if ('childNodes' in node) for (const child of node.childNodes) found.push(...all(child, wanted))
  return found
}

function attribute(element: Html.Element, name: string): string | null {
  return element.attrs.find(attr => attr.name === name)?.value ?? null
}

function textOf(node: Html.Node): string {
  if (node.nodeName === '#text') return (node as Html.TextNode).value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

/** The visible words of a page, for assertions. */
export function words(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html
  return textOf(parse(main.replace(/<\/(p|div|h\d|li|t[dhr]|dt|dd|a|label|legend|button|option|caption)>/g, ' $&')))
    .replace(/\s+/g, ' ')
    .trim()
}
