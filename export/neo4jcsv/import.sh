#!/bin/sh
# Makes a Neo4j database of the files in this folder, with the importer of
# Neo4j 5. Stop the server first, or import into a database that is stopped:
#
#   ./import.sh [DATABASE [OPTION...]]
#
# DATABASE is neo4j unless another is named. OPTIONs are those of neo4j-admin;
# a database that exists takes --overwrite-destination, which deletes what is in
# it. NEO4J_ADMIN is the program to run, neo4j-admin if unset.
#
# When the server runs again, make the constraints and indexes:
#
#   cypher-shell -d DATABASE -f schema.cypher
set -eu
cd "$(dirname "$0")"
database=neo4j
if [ $# -gt 0 ]; then
  database=$1
  shift
fi
exec "${NEO4J_ADMIN:-neo4j-admin}" database import full "$database" \
  --id-type=string --array-delimiter=U+001F \
  --nodes=Article=articles.csv \
  --nodes=entities.csv \
  --nodes=Sentence=sentences.csv \
  --nodes=Statement=statements.csv \
  --relationships=MENTIONS=mentions.csv \
  --relationships=IN_ARTICLE=in_article.csv \
  --relationships=STATED_IN=stated_in.csv \
  --relationships=statement_entities.csv \
  --relationships=relationships.csv \
  "$@"
