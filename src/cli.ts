/** The operator's command: `compact-hub <command>`. Each command is a file in `cli/`, loaded when it is asked for. */
const commands = {
  start: 'Start the Hub here (the database too, unless DATABASE_URL names one)',
  read: 'Read a document and print its tree: read FILE [--json]',
  import: 'Import a document into a consultation: import FILE --consultation SLUG',
  check: 'Check a consultation or partnership against its codes: check SLUG [--json]',
  codes: 'Codes of practice: codes coverage [--json] | codes validate',
  backup: 'Write everything to one file: backup FILE',
  restore: 'Load a backup into an empty installation: restore FILE',
  export: 'Export a document: export SLUG/DOCUMENT --as docx|pdf|html|md|json --out FILE',
  demo: 'Build the demonstration area in an empty installation',
  invite: 'Make a sign-in link for a person: invite EMAIL [--name NAME] [--secretariat]',
  doctor: 'Say what is wrong with this installation, in plain words',
} as const
type Command = keyof typeof commands

/** A command: takes the words after its name, gives the exit code. */
export type Run = (words: string[]) => Promise<number>

function help(): string {
  const rows = Object.entries(commands).map(([name, does]) => `  ${name.padEnd(9)} ${does}`)
  return [
    'Usage: compact-hub <command>',
    '',
    ...rows,
    '',
    'Settings come from the environment: see docs/guides/operator.md',
  ].join('\n')
}

function isCommand(name: string): name is Command {
  return Object.hasOwn(commands, name)
}

const [name = 'help', ...rest] = process.argv.slice(2)
if (!isCommand(name)) {
  const asked = ['help', '--help', '-h'].includes(name)
  console[asked ? 'log' : 'error'](asked ? help() : `There is no command "${name}".\n\n${help()}`)
  process.exit(asked ? 0 : 2)
}
try {
  const { run } = (await import(`./cli/${name}.ts`)) as { run: Run }
  process.exitCode = await run(rest)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  if (process.env['DEBUG']) console.error(error)
  process.exitCode = 1
}
