package neo4j

import (
	"encoding/binary"
	"io"
	"net"
	"strings"
	"testing"
	"time"
)

// boltServer speaks just enough of the Bolt protocol to say which version it
// has: it agrees to the given version of the protocol and answers every message
// with success and its name.
func boltServer(t *testing.T, protocol [4]byte, agent string) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer func() { _ = client.Close() }()
				_ = speakBolt(client, protocol, agent)
			}()
		}
	}()
	return "bolt://" + listener.Addr().String()
}

func speakBolt(client net.Conn, protocol [4]byte, agent string) error {
	const proposals = 20
	if _, err := io.CopyN(io.Discard, client, proposals); err != nil {
		return err
	}
	if _, err := client.Write(protocol[:]); err != nil {
		return err
	}
	// A structure of one field, SUCCESS, with a map of two strings.
	success := "\xb1\x70\xa2" + packed("server") + packed(agent) + packed("connection_id") + packed("bolt-1")
	for {
		var size uint16 // of a chunk; a message ends with one of no bytes
		if err := binary.Read(client, binary.BigEndian, &size); err != nil {
			return err
		}
		if size > 0 {
			if _, err := io.CopyN(io.Discard, client, int64(size)); err != nil {
				return err
			}
			continue
		}
		answer := binary.BigEndian.AppendUint16(nil, uint16(len(success)))
		if _, err := client.Write(append(append(answer, success...), 0, 0)); err != nil {
			return err
		}
	}
}

// packed is a short string as PackStream has it.
func packed(s string) string { return "\xd0" + string([]byte{byte(len(s))}) + s }

func TestOldServers(t *testing.T) {
	verify := func(uri string) error {
		return Verify(t.Context(), Config{URI: uri, Password: secret, ConnectTime: 5 * time.Second})
	}
	for _, server := range []struct {
		protocol [4]byte
		agent    string
		sort     error
	}{
		{[4]byte{0, 0, 4, 4}, "Neo4j/4.4.40", ErrVersion},
		{[4]byte{0, 0, 4, 5}, "Neo4j/5.22.0", ErrVersion},
		// No version of the protocol that the driver knows: it may want encryption.
		{[4]byte{}, "Neo4j/3.5.35", ErrEncryption},
	} {
		uri := boltServer(t, server.protocol, server.agent)
		err := verify(uri)
		checkError(t, err, server.sort, uri)
		if !strings.Contains(err.Error(), "Neo4j 5.23 or later") {
			t.Errorf("%s: the error %q does not say what is needed", server.agent, err)
		}
	}
}
