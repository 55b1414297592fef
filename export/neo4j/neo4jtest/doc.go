// Package neo4jtest gives tests a real Neo4j server. It is used by tests only.
//
// Shared is one server for all tests of a test binary: the one that the
// environment variables NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD name, else
// one that is started from testdata/neo4jserver as a process of its own and ends
// with the test binary. Tests empty its database; they refuse one that holds
// what newsgraph did not write.
//
// StartPrivate is a server for one test, which may stop it at any moment;
// StartAPOC one with a procedure of APOC's, from testdata/apoc.
//
// Starting a server takes Java 17 and, the first time, Maven and the network.
// Where they are missing the test is skipped with the reason, or fails if
// NEWSGRAPH_REQUIRE is "all".
package neo4jtest
