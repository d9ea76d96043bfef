// `completion`: what a shell asks when somebody presses Tab. Environments are found by the shell itself, from the
// folder it is in, so that nothing is started for it.
import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { endWithErrors } from '../end-session.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { optionsOf } from './check-usage.ts';
import { COMMANDS, usageOf } from './commands.ts';
import { optionOf } from './options.ts';

const SHELLS: Readonly<Record<string, () => string>> = { bash, zsh, fish };

export function completion(session: Session): ExitCode {
  const [shell = ''] = session.args.words;
  const script = Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined;
  if (script !== undefined) {
    session.io.writeOut(script());
    return EXIT.ok;
  }
  const known = Object.keys(SHELLS);
  const args = { found: shell, suggestion: nearest(shell, known), known: known.join(', ') };
  return endWithErrors(session, { diagnostics: [diagnostic('command/unfit-scaffold', args)] });
}

function optionWords(command: (typeof COMMANDS)[number]): string {
  return optionsOf(command)
    .map((option) => `--${option}`)
    .join(' ');
}

function bash(): string {
  const cases = COMMANDS.map((command) => `    ${command}) options="${optionWords(command)}" ;;`);
  return `# groundplan completion bash >>~/.bashrc
_groundplan() {
  local word=\${COMP_WORDS[COMP_CWORD]} options= names=
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W "${COMMANDS.join(' ')} --help --version" -- "$word"))
    return
  fi
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
  esac
  names=$(ls environments/*/*.yaml 2>/dev/null | sed -e '/base\\.yaml$/d' -e 's,^environments/,,' -e 's,\\.yaml$,,')
  COMPREPLY=($(compgen -W "$options $names" -- "$word"))
}
complete -o default -F _groundplan groundplan
`;
}

function zsh(): string {
  return `# groundplan completion zsh >>~/.zshrc
autoload -U +X bashcompinit && bashcompinit
${bash().split('\n').slice(1).join('\n')}`;
}

function fish(): string {
  const isNew = 'not __fish_seen_subcommand_from';
  const lines = COMMANDS.flatMap((command) => {
    const { summary } = usageOf(command);
    const own = optionsOf(command).map((option) => {
      const { about, value } = optionOf(option);
      const takes = value === undefined ? '' : ' -r';
      return `complete -c groundplan -n '__fish_seen_subcommand_from ${command}' -l ${option}${takes} -d ${quoted(about)}`;
    });
    return [
      `complete -c groundplan -n '${isNew} ${COMMANDS.join(' ')}' -a ${command} -d ${quoted(summary)}`,
      ...own,
    ];
  });
  return `# groundplan completion fish >~/.config/fish/completions/groundplan.fish
complete -c groundplan -f
complete -c groundplan -a "(ls environments/*/*.yaml 2>/dev/null | string match -v '*base.yaml' | string replace -r '^environments/(.*)\\.yaml$' '$1')"
${lines.join('\n')}
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
