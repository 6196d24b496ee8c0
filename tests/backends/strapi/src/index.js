/** Everybody may read offers: what an operator clicks in the admin panel. */
async function bootstrap({ strapi }) {
  const role = await strapi.db.query("plugin::users-permissions.role").findOne({ where: { type: "public" } });
  for (const action of ["api::offer.offer.find", "api::offer.offer.findOne"]) {
    const permission = { action, role: role.id };
    const query = strapi.db.query("plugin::users-permissions.permission");
    if (!(await query.findOne({ where: permission }))) await query.create({ data: permission });
  }
}

module.exports = { bootstrap };
