/** Moving things in a list: what the buttons "move up", "move down" and "remove" do to its order. */

/** What a button of a list asks for: "up 0199…" and so on. */
export type Act = { readonly verb: string; readonly id: string }

/** Reads the value of a button, such as "up 0199a2…"; null for anything else. */
export function readAct<Verb extends string>(value: string, verbs: readonly Verb[]): { verb: Verb; id: string } | null {
  const [word = '', id = ''] = value.split(' ')
  const verb = verbs.find(each => each === word)
  return verb && /^[0-9a-f-]{36}$/.test(id) ? { verb, id } : null
}

/** The order after a button: one place up or down, taken out, or put at the end. Unchanged where it cannot be done. */
export function rearrange(ids: readonly string[], { verb, id }: Act): readonly string[] {
  const at = ids.indexOf(id)
  if (verb === 'add') return at < 0 ? [...ids, id] : ids
  if (at < 0) return ids
  if (verb === 'remove') return ids.filter(each => each !== id)
  const to = verb === 'up' ? at - 1 : at + 1
  if (to < 0 || to >= ids.length) return ids
  return ids.toSpliced(at, 1).toSpliced(to, 0, id)
}
