# For fish:  source leaflets/commands/completion.fish
# Then the Tab key completes what follows “python build.py”.

function _leaflets_completion
    set -l words (commandline -opc)
    set -l found (COMP_WORDS="$words[2..]" COMP_CWORD=(commandline -ct) _BUILD_PY_COMPLETE=fish_complete \
        $words[1] $words[2] 2> /dev/null)
    string match 'plain,*' -- $found | string sub --start 7
    string match --quiet 'file,*' -- $found; and __fish_complete_path (commandline -ct)
end

for python in python python3
    complete --command $python --no-files --arguments '(_leaflets_completion)' \
        --condition 'string match --quiet --regex "(^|/)build\.py\$" -- (commandline -opc)[2]'
end
