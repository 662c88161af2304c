/**
 * Judges a document by an XML Schema, as far as the schema of Akoma Ntoso goes: which elements stand in which, in what order and number,
 * where words may stand, which attributes there are and must be, and what their values look like.
 */
import sax from 'sax'

/** An element of XML with what stands in it; `text` is all words directly in it. */
type Node = {
  readonly name: string
  readonly attributes: Record<string, string>
  readonly children: Node[]
  text: string
}

/** Reads XML; throws where it is not well formed. */
export function readXml(xml: string): Node {
  const parser = sax.parser(true)
  const root: Node = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  parser.onerror = error => {
    throw error
  }
  parser.onopentag = ({ name, attributes }) => {
    const node = { name, attributes: attributes as Record<string, string>, children: [], text: '' }
    open.at(-1)!.children.push(node)
    open.push(node)
  }
  parser.onclosetag = () => void open.pop()
  parser.ontext = text => {
    open.at(-1)!.text += text
  }
  parser.oncdata = text => {
    open.at(-1)!.text += text
  }
  parser.write(xml).close()
  return root.children[0]!
}

type Kind = 'element' | 'group' | 'attributeGroup' | 'complexType' | 'simpleType' | 'attribute'
type Content = { readonly model: string; readonly mixed: boolean; readonly attributes: ReadonlyMap<string, Attribute> }
type Attribute = { readonly required: boolean; readonly type: string | undefined }

/** Reads a schema; gives what judges documents by it: every fault in words, none where the document is valid. */
export function schemaOfXml(xsd: string): (xml: string) => string[] {
  const schema = readXml(xsd)
  const named = new Map(schema.children.map(node => [`${bare(node.name)} ${node.attributes['name']}`, node]))
  const find = (kind: Kind, name: string): Node => {
    const node = named.get(`${kind} ${bare(name)}`)
    if (!node) throw new Error(`The schema has no ${kind} ${name}`)
    return node
  }
  const contents = new Map<string, Content>()
  const contentOf = (element: string): Content => {
    let known = contents.get(element)
    if (!known) {
      const node = find('element', element)
      const type = node.attributes['type']
      known = type
        ? ofType(find('complexType', type))
        : ofType(node.children.find(one => bare(one.name) === 'complexType')!)
      contents.set(element, known)
    }
    return known
  }

  function ofType(node: Node): Content {
    const attributes = new Map<string, Attribute>()
    let model = ''
    let mixed = node.attributes['mixed'] === 'true'
    for (const part of node.children) {
      const name = bare(part.name)
      if (name === 'complexContent' || name === 'simpleContent') {
        const extension = part.children.find(one => ['extension', 'restriction'].includes(bare(one.name)))!
        const base = extension.attributes['base'] ?? ''
        if (named.has(`complexType ${bare(base)}`)) {
          const inherited = ofType(find('complexType', base))
          model += inherited.model
          mixed ||= inherited.mixed
          for (const [key, value] of inherited.attributes) attributes.set(key, value)
        } else mixed ||= name === 'simpleContent'
        const own = ofType(extension)
        model += own.model
        mixed ||= own.mixed || part.attributes['mixed'] === 'true'
        for (const [key, value] of own.attributes) attributes.set(key, value)
      } else if (isParticle(name)) model += particle(part)
      else addAttributes(part, attributes)
    }
    return { model, mixed, attributes }
  }

  function addAttributes(part: Node, into: Map<string, Attribute>): void {
    const name = bare(part.name)
    const ref = part.attributes['ref']
    if (name === 'attributeGroup') for (const one of find('attributeGroup', ref!).children) addAttributes(one, into)
    if (name !== 'attribute') return
    if (ref?.startsWith('xml:')) return
    const told = ref ? find('attribute', ref) : part
    const simple = told.children.find(one => bare(one.name) === 'simpleType')
    if (simple) named.set(`simpleType of ${told.attributes['name']}`, simple)
    into.set(told.attributes['name']!, {
      required: part.attributes['use'] === 'required',
      type: told.attributes['type'] ?? (simple && `of ${told.attributes['name']}`),
    })
  }

  function particle(node: Node): string {
    const { ref, minOccurs = '1', maxOccurs = '1' } = node.attributes
    const often = `{${minOccurs},${maxOccurs === 'unbounded' ? '' : maxOccurs}}`
    const name = bare(node.name)
    const inner = node.children.filter(one => isParticle(bare(one.name))).map(particle)
    if (name === 'element') return `(?:${ref ?? node.attributes['name']} )${often}`
    if (name === 'any') return `(?:\\S+ )${often}`
    if (name === 'group')
      return `(?:${find('group', ref!)
        .children.filter(one => isParticle(bare(one.name)))
        .map(particle)
        .join('')})${often}`
    return `(?:${name === 'choice' ? inner.join('|') : inner.join('')})${often}`
  }

  function valueFault(type: string | undefined, value: string): boolean {
    const node = type === undefined ? undefined : named.get(`simpleType ${bare(type)}`)
    const restriction = node?.children.find(one => bare(one.name) === 'restriction')
    if (!restriction) return false
    const facets = (name: string) =>
      restriction.children.filter(one => bare(one.name) === name).map(one => one.attributes['value']!)
    const allowed = facets('enumeration')
    if (allowed.length > 0) return !allowed.includes(value)
    const patterns = facets('pattern')
    if (patterns.length > 0 && !patterns.some(one => new RegExp(`^(?:${one})$`, 'u').test(value))) return true
    return valueFault(restriction.attributes['base'], value)
  }

  function judge(node: Node, at: string, faults: string[]): void {
    const here = `${at}/${node.name}`
    if (!named.has(`element ${bare(node.name)}`)) return void faults.push(`${here}: there is no such element`)
    const content = contentOf(node.name)
    const order = node.children.map(({ name }) => `${name} `).join('')
    if (!new RegExp(`^(?:${content.model})$`).test(order))
      faults.push(`${here}: holds "${order.trim()}", which it cannot`)
    if (!content.mixed && node.text.trim() !== '')
      faults.push(`${here}: holds words "${node.text.trim().slice(0, 40)}"`)
    for (const [name, value] of Object.entries(node.attributes)) {
      if (/^xml/.test(name)) continue
      const known = content.attributes.get(name)
      if (!known) faults.push(`${here}: has no attribute ${name}`)
      else if (valueFault(known.type, value)) faults.push(`${here}: ${name} cannot be "${value}"`)
    }
    for (const [name, { required }] of content.attributes)
      if (required && node.attributes[name] === undefined) faults.push(`${here}: needs ${name}`)
    for (const child of node.children) judge(child, here, faults)
  }

  return xml => {
    const faults: string[] = []
    judge(readXml(xml), '', faults)
    return faults
  }
}

const bare = (name: string) => name.slice(name.indexOf(':') + 1)
const isParticle = (name: string) => ['sequence', 'choice', 'all', 'group', 'element', 'any'].includes(name)
