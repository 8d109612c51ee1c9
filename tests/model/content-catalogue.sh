#!/bin/sh
# A translation of the built-in content, made as the real ones are, into a language that puts every
# text between « and ».
#
# usage: content-catalogue.sh SOURCE-ROOT OUTPUT.mo
set -eu
export LC_ALL=C.UTF-8 GETTEXTDATADIRS="$1/data"

cd "$1/data/content"
xgettext --from-code=UTF-8 --output=- agendas.xml lists.xml topics.xml |
  msgen --no-wrap - |
  sed 's/^msgstr "\(..*\)"$/msgstr "«\1»"/' |
  msgfmt --output-file="$OLDPWD/$2" -
