package pdf

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"encoding/binary"
)

// crypt undoes the encryption of files that open without a password, whose
// encryption only says what a reader should not be let do (ISO 32000-1, 7.6).
type crypt struct {
	key    []byte
	aes    bool
	v5     bool
	strict bool // strings and streams are as they are (Identity)
}

// pad is the string of ISO 32000-1, 7.6.3.3, algorithm 2.
const pad = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

// unlock makes the key for the empty password.
func (f *file) unlock() error {
	if f.trailer["Encrypt"] == nil {
		return nil
	}
	d := f.dict(f.trailer["Encrypt"])
	v, r := f.num(d["V"], 0), f.num(d["R"], 0)
	if d == nil || f.resolve(d["Filter"]) != name("Standard") || v < 1 || v > 5 || v == 3 {
		return errEncrypted
	}
	c := &crypt{v5: v == 5}
	if v >= 4 {
		filter, _ := f.resolve(d["StmF"]).(name)
		method, _ := f.resolve(f.dict(f.dict(d["CF"])[filter])["CFM"]).(name)
		c.aes, c.strict = method == "AESV2" || method == "AESV3", filter == "Identity" || filter == ""
	}
	var ok bool
	if c.v5 {
		c.key, ok = f.keyV5(d, r)
	} else {
		c.key, ok = f.keyV4(d, v, r)
	}
	if !ok {
		return errEncrypted
	}
	f.crypt = c
	return nil
}

// keyV4 is algorithm 2 with the empty password, checked by algorithm 4 or 5.
func (f *file) keyV4(d dict, v, r int) ([]byte, bool) {
	owner, _ := f.resolve(d["O"]).(string)
	user, _ := f.resolve(d["U"]).(string)
	var id string
	if list := f.list(f.trailer["ID"]); len(list) > 0 {
		id, _ = f.resolve(list[0]).(string)
	}
	n := f.num(d["Length"], 40) / 8
	if v == 1 {
		n = 5
	}
	if v == 4 {
		n = 16
	}
	if n < 5 || n > 16 || len(owner) < 32 || len(user) < 16 {
		return nil, false
	}
	h := md5.New()
	h.Write([]byte(pad))
	h.Write([]byte(owner[:32]))
	var p [4]byte
	binary.LittleEndian.PutUint32(p[:], uint32(int64(f.float(d["P"], 0))))
	h.Write(p[:])
	h.Write([]byte(id))
	if meta, ok := f.resolve(d["EncryptMetadata"]).(bool); ok && !meta && r >= 4 {
		h.Write([]byte{0xff, 0xff, 0xff, 0xff})
	}
	key := h.Sum(nil)
	if r >= 3 {
		for range 50 {
			sum := md5.Sum(key[:n])
			key = sum[:]
		}
	}
	key = key[:n]
	return key, checkUser(key, user, id, r)
}

// checkUser says whether the empty password opens the file.
func checkUser(key []byte, user, id string, r int) bool {
	if r == 2 {
		out := []byte(pad)
		c, err := rc4.NewCipher(key)
		if err != nil {
			return false
		}
		c.XORKeyStream(out, out)
		return string(out) == user[:min(len(user), 32)]
	}
	h := md5.New()
	h.Write([]byte(pad))
	h.Write([]byte(id))
	out := h.Sum(nil)
	for i := range 20 {
		k := make([]byte, len(key))
		for j := range k {
			k[j] = key[j] ^ byte(i)
		}
		c, err := rc4.NewCipher(k)
		if err != nil {
			return false
		}
		c.XORKeyStream(out, out)
	}
	return string(out[:16]) == user[:16]
}

// keyV5 is algorithm 2.A of revision 5, with the empty password. Revision 6,
// which hashes some hundred times, is read by the same names of its parts.
func (f *file) keyV5(d dict, r int) ([]byte, bool) {
	user, _ := f.resolve(d["U"]).(string)
	ue, _ := f.resolve(d["UE"]).(string)
	if len(user) < 48 || len(ue) < 32 {
		return nil, false
	}
	hash := func(salt string) []byte {
		sum := sha256.Sum256([]byte(salt))
		if r >= 6 {
			return hashV6(sum[:])
		}
		return sum[:]
	}
	if string(hash(user[32:40])) != user[:32] {
		return nil, false
	}
	block, err := aes.NewCipher(hash(user[40:48]))
	if err != nil {
		return nil, false
	}
	key := []byte(ue[:32])
	cipher.NewCBCDecrypter(block, make([]byte, 16)).CryptBlocks(key, key)
	return key, true
}

// decrypt gives the bytes of a stream as they were before encryption.
func (f *file) decrypt(s *stream) []byte {
	if f.crypt == nil || f.crypt.strict || s.dict["Type"] == name("XRef") || s.num == 0 {
		return s.raw
	}
	return f.crypt.undo(s.raw, s.num, s.gen)
}

// undo decrypts the bytes of one object: algorithm 1.
func (c *crypt) undo(b []byte, num, gen int) []byte {
	key := c.key
	if !c.v5 {
		salt := []byte{byte(num), byte(num >> 8), byte(num >> 16), byte(gen), byte(gen >> 8)}
		if c.aes {
			salt = append(salt, "sAlT"...)
		}
		sum := md5.Sum(append(append([]byte{}, c.key...), salt...))
		key = sum[:min(16, len(c.key)+5)]
	}
	if !c.aes {
		r, err := rc4.NewCipher(key)
		if err != nil {
			return nil
		}
		out := make([]byte, len(b))
		r.XORKeyStream(out, b)
		return out
	}
	block, err := aes.NewCipher(key)
	if err != nil || len(b) < 32 {
		return nil
	}
	n := (len(b) - 16) / 16 * 16
	out := append([]byte{}, b[16:16+n]...)
	cipher.NewCBCDecrypter(block, b[:16]).CryptBlocks(out, out)
	if last := int(out[len(out)-1]); last >= 1 && last <= 16 {
		out = out[:len(out)-last]
	}
	return out
}
