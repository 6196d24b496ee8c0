module.exports = () => ({
  auth: { secret: "not-a-secret-of-anybody" },
  apiToken: { salt: "not-a-salt-of-anybody" },
  transfer: { token: { salt: "not-a-salt-of-anybody" } },
  secrets: { encryptionKey: "not-a-key-of-anybody-not-a-key!!" },
  serveAdminPanel: false,
});
