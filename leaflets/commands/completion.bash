# For bash 4.4 or newer:  source leaflets/commands/completion.bash
# Then the Tab key completes what follows “python build.py”. Whatever else Python is asked to do gets names of files.

_leaflets_completion() {
    local type value
    COMPREPLY=()
    [[ $COMP_CWORD -gt 1 && ${COMP_WORDS[1]##*/} == build.py ]] || return 0
    while IFS=, read -r type value; do
        case $type in
            plain) COMPREPLY+=("$value") ;;
            dir) compopt -o dirnames ;;
        esac
    done < <(COMP_WORDS="${COMP_WORDS[*]:1}" COMP_CWORD=$((COMP_CWORD - 1)) _BUILD_PY_COMPLETE=bash_complete \
        "$1" "${COMP_WORDS[1]}" 2> /dev/null)
}

complete -o nosort -o default -F _leaflets_completion python python3
